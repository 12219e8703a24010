import { z } from 'zod';
import { InputError } from '../errors.ts';
import type { PersonaRecord } from '../population/persona.ts';
import { EdgeList, networkFromEdges } from './edges.ts';
import { FileProblems, quoted } from './file-problems.ts';
import type { NetworkFormat } from './network-file.ts';
import { counted } from './notes.ts';
import { TextCollector } from './text-collector.ts';

/**
 * Agent files of OASIS for Reddit (Yang et al. 2024): a JSON list of persons. It holds no ties, so a scenario that
 * names it needs a generator for them.
 */
export const oasisReddit: NetworkFormat = {
  summary: 'OASIS agent file for Reddit (JSON): personas without ties.',
  endings: ['.json'],
  open({ file }) {
    const collector = new TextCollector(file);
    return {
      push: (bytes) => collector.push(bytes),
      finish() {
        const personas = readOasisReddit(collector.text(), file);
        const { network } = networkFromEdges(personas.length, new EdgeList(1), false);
        const notes = [
          `The file holds ${counted(personas.length, 'persona')} and no ties: choose a generator for the ties.`,
        ];
        return { network, ids: personas.map(({ id }) => id), personas, notes };
      },
    };
  },
};

const optionalText = z
  .string()
  .trim()
  .nullish()
  .transform((text) => text || undefined);

const person = z.looseObject({
  realname: optionalText,
  username: optionalText,
  bio: optionalText,
  persona: optionalText,
  age: z.preprocess(
    (age) => (age === null || age === '' ? undefined : age),
    z.coerce.number().min(0).max(130).optional(),
  ),
  gender: optionalText,
  mbti: optionalText,
  country: optionalText,
  profession: optionalText,
  interested_topics: z.array(z.string()).nullish(),
});

/** The personas of an OASIS agent file for Reddit. An agent's id is its place in the list from 0, as in OASIS. */
export function readOasisReddit(text: string, file: string): PersonaRecord[] {
  const list = z.array(z.unknown()).min(1).safeParse(parseJson(text, file));
  if (!list.success) {
    throw new InputError({
      file,
      message: 'not a list of persons',
      allowed: 'a JSON list with at least one object',
    });
  }
  const problems = new FileProblems(file);
  const personas = list.data.flatMap((entry, agent) => {
    const parsed = person.safeParse(entry);
    if (parsed.success) return [toPersona(parsed.data, agent)];
    for (const issue of parsed.error.issues) {
      const path = [agent, ...issue.path].join('.');
      problems.add({ path, message: issue.message });
    }
    return [];
  });
  problems.throwIfAny();
  return personas;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError({
      file,
      message: `not JSON: ${error instanceof Error ? error.message : String(error)}`,
      received: quoted(text.trim()),
    });
  }
}

function toPersona(given: z.output<typeof person>, agent: number): PersonaRecord {
  const bio = [given.bio, given.persona].filter((part) => part !== undefined).join('\n');
  const fields = {
    name: given.realname,
    username: given.username,
    age: given.age,
    gender: given.gender,
    bio: bio === '' ? undefined : bio,
    mbti: given.mbti,
    country: given.country,
    profession: given.profession,
    topics: given.interested_topics ?? undefined,
  };
  return { id: String(agent), ...withoutUndefined(fields), traits: {} };
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Leaves fields out that are undefined, as `exactOptionalPropertyTypes` wants it. */
function withoutUndefined<T extends object>(fields: T): Defined<T> {
  const result: Defined<T> = {};
  for (const key in fields) {
    const value = fields[key];
    if (isDefined(value)) result[key] = value;
  }
  return result;
}

function isDefined<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}
