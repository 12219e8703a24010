import { type Problem, type Scenario, type SocialNetwork, weakComponents } from '@hearsay/simulation';

/** Whether anybody could hear anybody: a network without follows is refused unless contacts come from the population. */
export function checkNetwork({ interaction }: Scenario, network: SocialNetwork): Problem[] {
  if (network.edgeCount > 0 || interaction.contactsFrom === 'population') return [];
  return [
    {
      path: 'network',
      message: 'nobody follows anybody, so nobody would ever hear anything',
      received: `${network.size} agents without follows`,
      allowed: 'at least one follow, or an interaction with contactsFrom: population',
    },
  ];
}

/** Says when a network falls into parts between which nothing can spread; a fact about real networks, no mistake. */
export function networkNotes({ interaction }: Scenario, network: SocialNetwork): string[] {
  if (interaction.contactsFrom === 'population') return [];
  const { count, largest } = weakComponents(network);
  if (count === 1) return [];
  const share = ((100 * largest) / network.size).toFixed(1);
  return [
    `The network falls into ${count.toLocaleString('en-US')} parts that nothing can cross between; the largest holds ${share}% of the agents.`,
  ];
}
