import { z } from 'zod';

/** What one whole run cost, as run-child.ts prints it. */
export const runFigures = z.strictObject({
  /** Seconds of each day, from one day safe on disk to the next. */
  daySeconds: z.array(z.number()).min(1),
  /** From the start of the run to day 0 on disk, network and population included. */
  startSeconds: z.number(),
  reportSeconds: z.number(),
  /** Of the whole process, its start included. */
  totalSeconds: z.number(),
  /** Largest resident set of the process. */
  peakMegabytes: z.number(),
});

export type RunFigures = z.output<typeof runFigures>;
