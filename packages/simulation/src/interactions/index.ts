import { allNeighbours } from './all-neighbours.ts';
import { dailyExchange } from './daily-exchange.ts';
import type { InteractionKind } from './interaction.ts';
import { pairs } from './pairs.ts';

/** Scenario name -> how agents meet. */
export const interactions = {
  'all-neighbours': allNeighbours,
  'daily-exchange': dailyExchange,
  pairs,
} satisfies Record<string, InteractionKind>;

export type { Interaction, InteractionForm, Meetings, Observations } from './interaction.ts';
