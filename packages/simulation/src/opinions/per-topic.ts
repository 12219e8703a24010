import type { Clock } from '../clock.ts';
import type { Observations } from '../interactions/interaction.ts';
import type { Mind } from '../minds/mind.ts';
import type { RandomSource } from '../random.ts';
import { TickDraws } from '../tick-draws.ts';
import type { Topic, World } from '../world.ts';

/** How a model moves the opinions on one topic. A topic's own columns belong to its rule. */
export interface TopicRule {
  /**
   * Writes the next opinions of the agents in [heard.from, heard.to); agents left alone keep theirs.
   * @param random the topic's draws of this tick: begin each agent's with `at(agent)`
   */
  hear?(heard: Observations, next: Float32Array, random: RandomSource, clock: Clock): void;
  /**
   * Writes the next opinions of the two who meet, or of one of them.
   * @param random the topic's draws of this meeting, already begun
   */
  meet?(initiator: number, partner: number, next: Float32Array, random: RandomSource, clock: Clock): void;
}

/** A mind that treats every topic for itself, with random draws of its own. */
export function perTopic(
  world: World,
  topics: readonly Topic[],
  model: string,
  ruleFor: (topic: Topic) => TopicRule,
): Mind {
  const rules = topics.map((topic) => ({
    rule: ruleFor(topic),
    place: world.topics.indexOf(topic),
    draws: new TickDraws(world.scenario.seed, `${model}/${topic.id}`),
  }));
  return {
    decide(clock, heard, decisions) {
      for (const { rule, place, draws } of rules)
        rule.hear?.(heard, decisions.opinions[place]!, draws.of(clock.tick), clock);
    },
    meet(clock, initiator, partner, meeting, decisions) {
      for (const { rule, place, draws } of rules) {
        const random = draws.of(clock.tick).at(meeting);
        rule.meet?.(initiator, partner, decisions.opinions[place]!, random, clock);
      }
    },
  };
}
