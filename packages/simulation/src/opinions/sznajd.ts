import { z } from 'zod';
import { NONE } from '../events.ts';
import { defineRuleModel, type RuleModel } from '../minds/mind.ts';
import type { RandomSource } from '../random.ts';
import type { World } from '../world.ts';
import { forBinaryOpinions } from './discrete.ts';
import { drawSpeaker } from './heard.ts';
import { perTopic } from './per-topic.ts';

/**
 * The Sznajd model, "united we stand, divided we fall" (Sznajd-Weron & Sznajd 2000, "Opinion evolution in closed
 * community"; on networks Slanina & Lavicka 2003, "Analytical results for the Sznajd model of opinion formation"):
 * two neighbours who agree convince those around them; two who disagree convince nobody:
 *
 *     o_i <- o_j   if o_j = o_k,   j a random one of those i hears, k a random other one of those j follows
 *
 * Opinions are -1 and 1. The papers draw a pair and change its neighbours, this draws who is to be convinced and then
 * a pair next to it: one update changes one agent, as in Slanina & Lavicka, and on a complete network, where all
 * roles are drawn alike, the two are the same process. On other networks the papers reach agents in proportion to
 * their ties, this reaches all alike. The rule of the first paper that a disagreeing pair teaches its neighbours the
 * opposite is left out, as in nearly all later work. From a share above 1/2 everybody ends at 1, from below at -1.
 */
export const sznajd: RuleModel = forBinaryOpinions(
  defineRuleModel({
    summary: 'Two neighbours who agree convince an agent next to them; two who disagree convince nobody.',
    equation: 'o_i <- o_j if o_j = o_k, j heard by i, k followed by j',
    source: 'Sznajd-Weron & Sznajd 2000, Opinion evolution in closed community; Slanina & Lavicka 2003',
    checked: 'consensus of the initial majority on a complete network, with a step at a share of 1/2',
    about: 'topics',
    forms: ['meetings', 'heard'],
    parameters: z.strictObject({}),
    create: (_, world, { topics }) =>
      perTopic(world, topics, 'sznajd', ({ opinion }) => {
        const convinces = (speaker: number, agent: number, day: number, random: RandomSource) => {
          const second = drawOther(world, speaker, agent, day, random);
          return second !== NONE && opinion[second] === opinion[speaker];
        };
        return {
          hear(heard, next, random, { day }) {
            for (let agent = heard.from; agent < heard.to; agent++) {
              const speaker = drawSpeaker(agent, heard, random.at(agent));
              if (speaker !== NONE && convinces(speaker, agent, day, random)) next[agent] = opinion[speaker]!;
            }
          },
          meet(initiator, partner, next, random, { day }) {
            if (convinces(partner, initiator, day, random)) next[initiator] = opinion[partner]!;
          },
        };
      }),
  }),
);

/** A random one of those that `agent` follows other than `except`; NONE if there is none, or it is suspended. */
function drawOther(
  { network, suspendedUntil }: World,
  agent: number,
  except: number,
  day: number,
  random: RandomSource,
): number {
  const start = network.offsets[agent]!;
  const count = network.offsets[agent + 1]! - start;
  if (count === 0 || (count === 1 && network.targets[start] === except)) return NONE;
  // A row has nobody twice, so at least every second draw is somebody else: 64 in vain do not happen.
  for (let attempt = 0; attempt < 64; attempt++) {
    const other = network.targets[start + random.below(count)]!;
    if (other !== except) return suspendedUntil[other]! > day ? NONE : other;
  }
  return NONE;
}
