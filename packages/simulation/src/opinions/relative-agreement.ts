import { z } from 'zod';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import type { World } from '../world.ts';
import { clip } from './heard.ts';
import { perTopic } from './per-topic.ts';

const width = z.number().positive().max(2);
const share = z.number().min(0).max(1);

const parameters = z.strictObject({
  mu: z.number().positive().max(0.5).default(0.5).describe('Intensity of interactions, in (0, 0.5].'),
  uncertainty: width.default(0.4).describe('U: uncertainty of moderates on day 0, in (0, 2].'),
  extremists: share
    .default(0)
    .describe('p_e: share of agents, at both ends of the opinions on day 0, who are extremists, in [0, 1].'),
  extremistUncertainty: width.default(0.1).describe('u_e: uncertainty of extremists on day 0, in (0, 2].'),
  bias: z
    .number()
    .min(-1)
    .max(1)
    .default(0)
    .describe('Surplus of extremists at the positive end, (p+ - p-) / p_e, in [-1, 1]; 0: as many at each.'),
});
type Parameters = z.output<typeof parameters>;

/**
 * Relative agreement (Deffuant, Amblard, Weisbuch, Faure 2002, "How can extremism prevail? A study based on the
 * relative agreement interaction model"): an agent has an opinion o and an uncertainty u, and stands for the segment
 * [o - u, o + u]. Of two who meet each influences the other by how much of its segment the other shares:
 *
 *     h   = min(o_i + u_i, o_j + u_j) - max(o_i - u_i, o_j - u_j)      overlap of the segments
 *     a   = h / u_i - 1                                               relative agreement of i with j
 *     o_j += mu a (o_i - o_j),   u_j += mu a (u_i - u_j)              if h > u_i
 *
 * and the same from j to i, both from the state before the meeting. The sure convince the unsure more than the other
 * way round. Scale as in the paper: o in [-1, 1], u in (0, 2]. On day 0 all have the uncertainty U, except the
 * extremists: the share p_e (1 + bias) / 2 of largest and p_e (1 - bias) / 2 of smallest opinions has u_e.
 */
export const relativeAgreement: RuleModel = defineRuleModel({
  summary:
    'Two who meet influence each other as far as their segments of opinion overlap; the sure convince more.',
  equation: 'o_j += mu (h/u_i - 1)(o_i - o_j), u_j += mu (h/u_i - 1)(u_i - u_j) if overlap h > u_i',
  source: 'Deffuant, Amblard, Weisbuch, Faure 2002, How can extremism prevail?',
  checked: 'one meeting by hand; moderates of low uncertainty stay central, of high go to the extremes',
  about: 'topics',
  forms: ['meetings'],
  parameters,
  create: (chosen, world, { topics }) =>
    perTopic(world, topics, 'relative-agreement', ({ id, opinion }) => {
      // NaN until the first meeting: opinions of day 0 are drawn after minds are made.
      const uncertainty = world.columns.define(`uncertainty/${id}`, 'f32', world.size, Number.NaN);
      return {
        meet(i, j, next) {
          if (Number.isNaN(uncertainty[i]!)) startUncertainty(opinion, uncertainty, chosen);
          influence(i, j, opinion, uncertainty, chosen.mu, world, next);
        },
      };
    }),
});

function influence(
  i: number,
  j: number,
  opinion: Float32Array,
  uncertainty: Float32Array,
  mu: number,
  { fixed }: World,
  next: Float32Array,
): void {
  const ui = uncertainty[i]!;
  const uj = uncertainty[j]!;
  const oi = opinion[i]!;
  const oj = opinion[j]!;
  const overlap = Math.min(oi + ui, oj + uj) - Math.max(oi - ui, oj - uj);
  if (overlap > ui && fixed[j] !== 1) {
    const strength = mu * (overlap / ui - 1);
    next[j] = clip(oj + strength * (oi - oj));
    uncertainty[j] = uj + strength * (ui - uj);
  }
  if (overlap > uj && fixed[i] !== 1) {
    const strength = mu * (overlap / uj - 1);
    next[i] = clip(oi + strength * (oj - oi));
    uncertainty[i] = ui + strength * (uj - ui);
  }
}

/** Who is an extremist is settled by rank; equals in agent order. */
function startUncertainty(
  opinion: Float32Array,
  column: Float32Array,
  { uncertainty, extremists, extremistUncertainty, bias }: Parameters,
): void {
  column.fill(uncertainty);
  const size = opinion.length;
  const positive = Math.round((size * extremists * (1 + bias)) / 2);
  const negative = Math.round(size * extremists) - positive;
  if (positive + negative <= 0) return;
  const ranked = Int32Array.from({ length: size }, (_, agent) => agent);
  ranked.sort((a, b) => opinion[a]! - opinion[b]! || a - b);
  for (const agent of ranked.subarray(0, negative)) column[agent] = extremistUncertainty;
  for (const agent of ranked.subarray(size - positive)) column[agent] = extremistUncertainty;
}
