import { z } from 'zod';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import { RandomSource } from '../random.ts';
import type { World } from '../world.ts';
import { meanHeard } from './heard.ts';
import { perTopic } from './per-topic.ts';

const share = z.number().min(0).max(1);

const susceptibility = z.union(
  [
    share,
    z.strictObject({
      mean: share.describe('Mean before clipping to [0, 1].'),
      sd: share.describe('Standard deviation before clipping to [0, 1].'),
    }),
  ],
  { error: 'must be a number in [0, 1], or { mean, sd } of a normal distribution clipped to [0, 1]' },
);

/**
 * Friedkin-Johnsen (Friedkin & Johnsen 1990, "Social influence and opinions"): agents mix what they hear with the
 * opinion that they started with, and never let go of it:
 *
 *     o_i(t+1) = l_i [s o_i(t) + (1 - s) sum_j w_ij o_j(t) / sum_j w_ij] + (1 - l_i) o_i(0)
 *
 * with susceptibility l_i in [0, 1] (1: DeGroot's model, 0: never moves), self-weight s and tie weights w_ij (1 if
 * the network has none); the paper's matrices are Lambda = diag(l), W = s I + (1 - s) ties. Opinions may have any
 * scale in the paper; here [-1, 1]. It ends where (I - Lambda W) o = (I - Lambda) o(0). Who hears nobody stays.
 */
export const friedkinJohnsen: RuleModel = defineRuleModel({
  summary: 'Agents mix what they hear with the opinion they started with.',
  equation: 'o_i <- l_i [s o_i + (1 - s) sum_j w_ij o_j / sum_j w_ij] + (1 - l_i) o_i(0)',
  source: 'Friedkin & Johnsen 1990, Social influence and opinions',
  checked: 'the fixed point solves (I - Lambda W) o = (I - Lambda) o(0)',
  about: 'topics',
  forms: ['heard'],
  parameters: z.strictObject({
    susceptibility: susceptibility
      .default(0.8)
      .describe(
        'l: how far others count, in [0, 1]; a number for all, or { mean, sd } drawn for each agent.',
      ),
    selfWeight: share
      .default(0)
      .describe('Weight of the own present opinion among those heard, s, in [0, 1].'),
  }),
  create: (parameters, world, { topics }) => {
    const { selfWeight } = parameters;
    const lambda = susceptibilities(parameters.susceptibility, world);
    return perTopic(world, topics, 'friedkin-johnsen', ({ id, opinion }) => {
      // NaN until the agent first decides: opinions of day 0 are drawn after minds are made.
      const start = world.columns.define(`friedkin-johnsen-start/${id}`, 'f32', world.size, Number.NaN);
      return {
        hear(heard, next) {
          for (let agent = heard.from; agent < heard.to; agent++) {
            const own = opinion[agent]!;
            if (Number.isNaN(start[agent]!)) start[agent] = own;
            const mean = meanHeard(agent, heard, opinion);
            if (Number.isNaN(mean)) continue;
            const open = lambda[agent]!;
            next[agent] = open * (selfWeight * own + (1 - selfWeight) * mean) + (1 - open) * start[agent]!;
          }
        },
      };
    });
  },
});

/** Every agent's susceptibility: the same for the same seed, so it is no state. */
function susceptibilities(spec: z.output<typeof susceptibility>, { size, scenario }: World): Float64Array {
  const column = new Float64Array(size);
  if (typeof spec === 'number') return column.fill(spec);
  const random = new RandomSource(scenario.seed, 'friedkin-johnsen/susceptibility');
  for (let agent = 0; agent < size; agent++)
    column[agent] = Math.max(0, Math.min(1, spec.mean + spec.sd * random.at(agent).normal()));
  return column;
}
