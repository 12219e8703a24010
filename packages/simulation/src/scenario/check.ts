import type { Problem } from '../errors.ts';
import { interactions } from '../interactions/index.ts';
import { interventions } from '../interventions/index.ts';
import type { MindSubject } from '../minds/mind.ts';
import { ruleModels } from '../minds/rule-models.ts';
import { detectNetworkFormat, generators, networkFormats } from '../network/index.ts';
import { checkPopulation } from '../population/check.ts';
import { rewirings } from '../rewiring/index.ts';
import { chosen, namesOf } from './by-name.ts';
import type { Path } from './document.ts';
import { isNetworkFile, type Scenario } from './schema.ts';
import { suggestion } from './suggest.ts';
import { topicIdsOf } from './topic-ids.ts';

/** A problem and the section whose inner path it carries. */
export interface SectionProblem {
  readonly section: Path;
  readonly problem: Problem;
}

/** Files that a scenario names, as paths in the document. */
export interface FileReference {
  readonly section: Path;
  readonly file: string;
}

/** The files that must exist for the scenario to run. */
export function referencedFiles({ network, population }: Partial<Scenario>): FileReference[] {
  const references: FileReference[] = [];
  if (network && isNetworkFile(network)) {
    references.push({ section: ['network', 'file'], file: network.file });
  }
  const personas = population?.personas.file;
  if (personas !== undefined)
    references.push({ section: ['population', 'personas', 'file'], file: personas });
  const activity = population?.activity?.file;
  if (activity !== undefined)
    references.push({ section: ['population', 'activity', 'file'], file: activity });
  return references;
}

/** Everything that a schema cannot see: how the parts of a scenario fit together. Absent parts are not checked. */
export function checkScenario(scenario: Partial<Scenario>): SectionProblem[] {
  return [
    ...checkClaims(scenario),
    ...checkBelievers(scenario),
    ...checkPopulation(scenario).map((problem) => ({ section: ['population'], problem })),
    ...checkRewiring(scenario),
    ...checkNetwork(scenario),
    ...checkInterventions(scenario),
    ...checkParts(scenario),
  ];
}

function checkClaims({ claims = [] }: Partial<Scenario>): SectionProblem[] {
  const seen = new Map<string, number>();
  return claims.flatMap(({ id }, index) => {
    const earlier = seen.get(id);
    seen.set(id, index);
    if (earlier === undefined) return [];
    return at(['claims', index, 'id'], { message: `the id is taken by claims[${earlier}]`, received: id });
  });
}

function checkBelievers({ population, claims }: Partial<Scenario>): SectionProblem[] {
  if (!population) return [];
  const { size, believers } = population;
  const problems: SectionProblem[] = [];
  for (const [index, spec] of believers.entries()) {
    // One entry may stand without a list around it.
    const section: Path =
      believers.length === 1 ? ['population', 'believers'] : ['population', 'believers', index];
    if (spec.claim !== undefined) problems.push(...checkClaimId(spec.claim, claims, [...section, 'claim']));
    if (size !== undefined && spec.count !== undefined && spec.count > size) {
      problems.push(
        ...at([...section, 'count'], {
          message: 'more believers than agents',
          received: String(spec.count),
          allowed: `at most population.size (${size})`,
        }),
      );
    }
  }
  return problems;
}

function checkClaimId(id: string, claims: Scenario['claims'] | undefined, section: Path): SectionProblem[] {
  const ids = claims?.map((claim) => claim.id);
  if (!ids || ids.includes(id)) return [];
  return at(section, {
    message: 'no claim has this id',
    received: JSON.stringify(id),
    allowed: ids.join(', ') || 'none: the scenario has no claims',
    ...suggestion(id, ids),
  });
}

function checkNetwork({ network, population }: Partial<Scenario>): SectionProblem[] {
  if (!network) return [];
  if (isNetworkFile(network)) {
    if (network.format !== undefined || detectNetworkFormat(network.file) !== undefined) return [];
    return at(['network', 'file'], {
      message: 'the file name does not tell its format',
      received: JSON.stringify(network.file),
      allowed: `a known ending, or network.format: ${namesOf(networkFormats).join(', ')}`,
    });
  }
  if (!population) return [];
  if (population.size === undefined) {
    if (population.personas.file !== undefined) return [];
    return at(['population', 'size'], {
      message: 'missing',
      allowed: 'a whole number of agents, since the network is generated',
    });
  }
  const { entry, parameters } = chosen('generator', generators, network);
  return entry.check(parameters, population.size).map((problem) => ({ section: ['network'], problem }));
}

function checkInterventions(scenario: Partial<Scenario>): SectionProblem[] {
  return (scenario.interventions ?? []).flatMap((spec, index) => {
    const section: Path = ['interventions', index];
    const { entry, parameters } = chosen('kind', interventions, spec);
    const { claim, when } = entry.common(parameters);
    const late = (when.days ?? [when.from ?? 1]).filter(
      (day) => scenario.days !== undefined && day > scenario.days,
    );
    return [
      ...(claim === undefined ? [] : checkClaimId(claim, scenario.claims, [...section, 'claim'])),
      ...(when.claim === undefined
        ? []
        : checkClaimId(when.claim, scenario.claims, [...section, 'when', 'claim'])),
      ...late.flatMap((day) =>
        at([...section, 'when'], {
          message: 'would act after the last day',
          received: `day ${day}`,
          allowed: `days 1 to ${scenario.days}`,
        }),
      ),
      ...entry.check(parameters, scenario).map((problem) => ({ section, problem })),
    ];
  });
}

function checkRewiring(scenario: Partial<Scenario>): SectionProblem[] {
  const rules = scenario.rewiring ?? [];
  return rules.flatMap((spec, index) => {
    // One rule may stand without a list around it.
    const section: Path = rules.length === 1 ? ['rewiring'] : ['rewiring', index];
    const { entry, parameters } = chosen('kind', rewirings, spec);
    return entry.check(parameters, scenario).map((problem) => ({ section, problem }));
  });
}

function checkParts(scenario: Partial<Scenario>): SectionProblem[] {
  const problems: SectionProblem[] = [];
  const interaction = scenario.interaction && chosen('kind', interactions, scenario.interaction);
  if (interaction) {
    const { entry, parameters } = interaction;
    for (const problem of entry.check(parameters, scenario))
      problems.push({ section: ['interaction'], problem });
  }
  const minds = scenario.minds ?? [];
  for (const [index, spec] of minds.entries()) {
    // One rule may stand without a list around it.
    const section: Path = minds.length === 1 ? ['minds'] : ['minds', index];
    const { name, entry, parameters } = chosen('model', ruleModels, spec);
    for (const problem of entry.check(parameters, scenario)) problems.push({ section, problem });
    if (interaction && !entry.forms.includes(interaction.entry.form)) {
      const fitting = namesOf(interactions).filter((kind) =>
        entry.forms.includes(chosen('kind', interactions, { kind }).entry.form),
      );
      problems.push(
        ...at(['interaction', 'kind'], {
          message: `agents do not meet in a way that ${name} can use`,
          received: interaction.name,
          allowed: fitting.join(', '),
        }),
      );
    }
    problems.push(...checkScope(scenario, spec, section, entry.about));
  }
  return [...problems, ...checkOverlaps(scenario)];
}

/** Two rules that decide about the same claim or topic would overwrite each other. */
function checkOverlaps({ minds = [], claims, topics }: Partial<Scenario>): SectionProblem[] {
  if (!claims || !topics) return [];
  const owners = new Map<string, number>();
  return minds.flatMap((spec, index) => {
    const { entry } = chosen('model', ruleModels, spec);
    const ownClaims = claims.filter(({ id }) => !Array.isArray(spec.claims) || spec.claims.includes(id));
    const topicIds = topicIdsOf({ topics, claims });
    const ownTopics =
      entry.about === 'both'
        ? ownClaims.map(({ topic }) => topic)
        : topicIds.filter((id) => !Array.isArray(spec.topics) || spec.topics.includes(id));
    const subjects = [
      ...(entry.about === 'topics' ? [] : ownClaims.map(({ id }) => `claim ${id}`)),
      ...(entry.about === 'claims' ? [] : new Set(ownTopics.map((id) => `topic ${id}`))),
    ];
    return subjects.flatMap((subject) => {
      const owner = owners.get(subject);
      owners.set(subject, index);
      if (owner === undefined) return [];
      return at(['minds', index], {
        message: `minds[${owner}] decides about the ${subject} already`,
        allowed: 'one rule for each: list its claims or topics in each entry of minds',
      });
    });
  });
}

/** Ids that a rule names, and whether there is anything for it to decide about. */
function checkScope(
  scenario: Partial<Scenario>,
  spec: Record<string, unknown>,
  section: Path,
  about: MindSubject,
): SectionProblem[] {
  if (!scenario.claims || !scenario.topics) return [];
  const { claims } = scenario;
  const topicIds = topicIdsOf({ topics: scenario.topics, claims });
  const problems: SectionProblem[] = [];
  for (const [field, known] of [
    ['claims', claims.map(({ id }) => id)],
    ['topics', topicIds],
  ] as const) {
    const named = spec[field];
    for (const id of Array.isArray(named) ? named.map(String) : []) {
      if (known.includes(id)) continue;
      problems.push(
        ...at([...section, field], {
          message: `no such ${field.slice(0, -1)}`,
          received: id,
          allowed: known.join(', ') || `none: the scenario has no ${field}`,
          ...suggestion(id, known),
        }),
      );
    }
  }
  const ignored = about === 'topics' ? 'claims' : 'topics';
  if (spec[ignored] !== undefined) {
    problems.push(
      ...at([...section, ignored], {
        message: `this rule decides about ${about === 'topics' ? 'topics' : 'claims'} and takes no ${ignored}`,
        allowed: `${about === 'topics' ? 'topics' : 'claims'}, or neither`,
      }),
    );
  }
  if (about !== 'topics' && claims.length === 0) {
    problems.push(
      ...at([...section, 'model'], {
        message: 'this rule decides about claims, and there are none',
        allowed: 'at least one entry in claims',
      }),
    );
  }
  if (about === 'topics' && topicIds.length === 0) {
    problems.push(
      ...at([...section, 'model'], {
        message: 'this rule decides about topics, and there are none',
        allowed: 'at least one entry in topics or claims',
      }),
    );
  }
  return problems;
}

function at(section: Path, problem: Problem): SectionProblem[] {
  return [{ section, problem }];
}
