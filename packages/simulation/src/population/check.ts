import type { Problem } from '../errors.ts';
import type { Scenario } from '../scenario/schema.ts';
import { suggestion } from '../scenario/suggest.ts';
import { topicIdsOf } from '../scenario/topic-ids.ts';
import type { NumericAttribute } from './attributes-schema.ts';
import { correlationProblems } from './copula.ts';
import type { PopulationSpec, RoleSpec } from './schema.ts';
import type { WhereSpec } from './selection-schema.ts';

/** How the parts of a population fit together and with the rest; paths are relative to `population`. */
export function checkPopulation(scenario: Partial<Scenario>): Problem[] {
  const { population } = scenario;
  if (!population) return [];
  const believers = population.believers;
  return [
    ...correlationProblems(population.correlations),
    ...population.correlations.flatMap(({ between }, index) =>
      between.flatMap((name) => undeclared(population, name, `correlations.${index}.between`)),
    ),
    ...checkActivity(scenario, population),
    ...checkOpinions(scenario, population),
    // One entry may stand without a list around it.
    ...believers.flatMap(({ where }, index) =>
      checkWhere(scenario, population, where, believers.length === 1 ? 'believers' : `believers.${index}`),
    ),
    ...population.roles.flatMap((spec, index) => checkRole(scenario, population, spec, `roles.${index}`)),
    ...checkNamedTwice(population.roles),
  ];
}

/** Attributes that exist only if they are declared: there would be nothing to correlate. */
function undeclared(population: PopulationSpec, name: NumericAttribute, path: string): Problem[] {
  const where =
    name === 'credulity'
      ? population.traits.credulity === undefined && 'population.traits.credulity'
      : (name === 'leaning' || name === 'activity') &&
        population.attributes[name] === undefined &&
        `population.attributes.${name}`;
  if (where === false) return [];
  return [{ path, message: `${name} has no distribution`, allowed: `a declared one: ${where}` }];
}

function checkActivity({ ticksPerDay }: Partial<Scenario>, { activity }: PopulationSpec): Problem[] {
  if (!activity || ticksPerDay !== 1) return [];
  return [
    {
      path: 'activity',
      message: 'a day of one tick has no hours, so that this would have no effect',
      received: 'ticksPerDay 1',
      allowed: 'ticksPerDay of at least 2, e.g. 24',
    },
  ];
}

function checkOpinions({ topics }: Partial<Scenario>, population: PopulationSpec): Problem[] {
  const used =
    population.opinions.distribution === 'leaning' ||
    topics?.some(({ opinions }) => opinions?.distribution === 'leaning');
  if (!used || population.attributes.leaning || population.personas.file !== undefined) return [];
  return [
    {
      path: 'opinions',
      message: 'opinions come from leaning, and nobody has one',
      allowed: 'population.attributes.leaning, or a persona file with a column leaning',
    },
  ];
}

/** A network file may bring its own people, and then nothing can be said before it is read. */
function bringsPeople({ network }: Partial<Scenario>, population: PopulationSpec): boolean {
  return population.personas.file !== undefined || !network || 'file' in network;
}

function checkWhere(
  scenario: Partial<Scenario>,
  population: PopulationSpec,
  where: WhereSpec | undefined,
  path: string,
): Problem[] {
  if (!where || bringsPeople(scenario, population)) return [];
  const problems: Problem[] = [];
  for (const name of ['gender', 'leaning', 'activity'] as const) {
    if (where[name] === undefined || population.attributes[name]) continue;
    problems.push({
      path: `${path}.where.${name}`,
      message: `nobody has a ${name}`,
      allowed: `population.attributes.${name}, or a persona file`,
    });
  }
  const words = Object.keys(population.attributes.gender ?? {});
  if (where.gender !== undefined && words.length > 0 && !words.includes(where.gender)) {
    problems.push({
      path: `${path}.where.gender`,
      message: 'no such gender',
      received: JSON.stringify(where.gender),
      allowed: words.join(', '),
      ...suggestion(where.gender, words),
    });
  }
  return problems;
}

function checkRole(
  scenario: Partial<Scenario>,
  population: PopulationSpec,
  { opinions, believes, count, where }: RoleSpec,
  path: string,
): Problem[] {
  const problems = checkWhere(scenario, population, where, path);
  const unknown = (kind: string, id: string, known: readonly string[], field: string) => {
    if (known.includes(id)) return;
    problems.push({
      path: `${path}.${field}`,
      message: `no ${kind} has this id`,
      received: JSON.stringify(id),
      allowed: known.join(', '),
      ...suggestion(id, known),
    });
  };
  const { claims, topics } = scenario;
  if (claims && topics) {
    const topicIds = topicIdsOf({ claims, topics });
    const claimIds = claims.map(({ id }) => id);
    for (const id of Object.keys(opinions ?? {})) unknown('topic', id, topicIds, 'opinions');
    for (const id of believes ?? []) unknown('claim', id, claimIds, 'believes');
  }
  if (population.size !== undefined && count !== undefined && count > population.size) {
    problems.push({
      path: `${path}.count`,
      message: 'more of them than agents',
      received: String(count),
      allowed: `at most population.size (${population.size})`,
    });
  }
  return problems;
}

function checkNamedTwice(roles: readonly RoleSpec[]): Problem[] {
  const problems: Problem[] = [];
  const entryOf = new Map<string, number>();
  for (const [index, { agents = [] }] of roles.entries()) {
    for (const id of agents) {
      const earlier = entryOf.get(id);
      entryOf.set(id, index);
      if (earlier === undefined || earlier === index) continue;
      problems.push({
        path: `roles.${index}.agents`,
        message: `the agent has a role already, by roles[${earlier}]`,
        received: id,
      });
    }
  }
  return problems;
}
