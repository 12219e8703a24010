import { NONE } from '../events.ts';
import type { RandomSource } from '../random.ts';
import type { Topic } from '../world.ts';
import { drawSpeaker } from './heard.ts';
import type { TopicRule } from './per-topic.ts';

/** The next opinion of an agent that hears one other. */
export type Response = (own: number, other: number, random: RandomSource) => number;

/**
 * The rule of models in which one agent hears one other and only the listener changes: the initiator hears the
 * partner of a meeting, or everybody hears in every tick one of those it follows, drawn by tie weight.
 */
export function listenToOne({ opinion }: Topic, respond: Response): TopicRule {
  return {
    hear(heard, next, random) {
      for (let agent = heard.from; agent < heard.to; agent++) {
        const speaker = drawSpeaker(agent, heard, random.at(agent));
        if (speaker !== NONE) next[agent] = respond(opinion[agent]!, opinion[speaker]!, random);
      }
    },
    meet(initiator, partner, next, random) {
      next[initiator] = respond(opinion[initiator]!, opinion[partner]!, random);
    },
  };
}
