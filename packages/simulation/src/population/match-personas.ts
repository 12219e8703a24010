import { InputError, type Problem } from '../errors.ts';
import type { PersonaRecord } from './persona.ts';

/**
 * Brings the people of a persona file into the order of the network file's agents. Throws an InputError that names the
 * ids that do not match: a person without a place in the network, or an agent without a person.
 */
export function matchPersonas(
  records: readonly PersonaRecord[],
  personaFile: string,
  ids: readonly string[],
  networkFile: string,
): PersonaRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  const places = new Set(ids);
  const homeless = records.filter((record) => !places.has(record.id)).map((record) => record.id);
  const nameless = ids.filter((id) => !byId.has(id));
  const problems = [
    ...idProblem(homeless, personaFile, `people who are not in the network ${networkFile}`),
    ...idProblem(nameless, networkFile, `agents who are not in the persona file ${personaFile}`),
  ];
  if (problems.length > 0) throw new InputError(problems);
  return ids.map((id) => byId.get(id)!);
}

/** Ids that only one of two files has; none if there are none. */
export function idProblem(ids: readonly string[], file: string, what: string): Problem[] {
  if (ids.length === 0) return [];
  const shown = ids
    .slice(0, 10)
    .map((id) => JSON.stringify(id))
    .join(', ');
  return [
    {
      file,
      message: `${ids.length} ${what}`,
      received: `ids ${shown}${ids.length > 10 ? ', ...' : ''}`,
      allowed: 'the same ids in both files',
    },
  ];
}
