import type { Population, Problem, Scenario } from '@hearsay/simulation';

/** More ids would hide what is wrong with them. */
const IDS_SHOWN = 10;

/** What only the people themselves tell: first believers who are not among them, or more believers than people. */
export function checkBelievers(
  believers: Scenario['population']['believers'],
  { size, ids }: Population,
): Problem[] {
  const known = ids && new Set(ids);
  const isThere = (id: string) => (known ? known.has(id) : /^(0|[1-9]\d*)$/.test(id) && Number(id) < size);
  return believers.flatMap(({ count, agents = [] }, index) => {
    const path = `population.believers${believers.length === 1 ? '' : `[${index}]`}`;
    const missing = agents.filter((id) => !isThere(id));
    const problems: Problem[] = [];
    if (count !== undefined && count > size) {
      problems.push({
        path: `${path}.count`,
        message: 'more believers than agents',
        received: String(count),
        allowed: `at most ${size}, the number of agents`,
      });
    }
    if (missing.length > 0) {
      const shown = missing.slice(0, IDS_SHOWN).map((id) => JSON.stringify(id));
      problems.push({
        path: `${path}.agents`,
        message: 'no agent has this id',
        received: `${shown.join(', ')}${missing.length > IDS_SHOWN ? ` and ${missing.length - IDS_SHOWN} more` : ''}`,
        allowed: known
          ? `the ids of the file, such as ${[...known].slice(0, 3).join(', ')}`
          : `0 to ${size - 1}`,
      });
    }
    return problems;
  });
}
