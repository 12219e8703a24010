import { dailyExchange } from './daily-exchange.ts';
import type { InteractionKind } from './interaction.ts';

/** Scenario name -> how agents meet. */
export const interactions = {
  'daily-exchange': dailyExchange,
} satisfies Record<string, InteractionKind>;

export { type Interaction, Observations } from './interaction.ts';
