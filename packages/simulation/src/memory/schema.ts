import { z } from 'zod';

export const memorySchema = z
  .strictObject({
    longTerm: z
      .strictObject({
        retention: z
          .number()
          .min(0)
          .max(1)
          .default(0.7)
          .describe('Share of long-term memory that survives a day on which something was heard, in [0, 1].'),
      })
      .prefault({})
      .describe('What stays of earlier days.'),
  })
  .describe('How agents remember what they heard.');
