import { z } from 'zod';
import type { Problem } from '../errors.ts';
import type { EventTable } from '../events.ts';
import { ownFields } from '../scenario/by-name.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { World } from '../world.ts';
import { type When, whenSchema } from './when.ts';

/** A day's moment to intervene: the committed state may be changed here and nowhere else outside a commit. */
export interface InterventionMoment {
  readonly day: number;
  /** The tick that is about to begin. */
  readonly tick: number;
  readonly events: EventTable;
}

export interface Intervention {
  /** Called on every day, before `act`: what earlier actions leave behind (fading, ends of suspensions). */
  passDay?(moment: InterventionMoment): void;
  /** Called on the days that `when` names. */
  act(moment: InterventionMoment): void;
}

/** A kind of intervention: one file each in this folder, one line each in `index.ts`. */
export interface InterventionKind {
  readonly summary: string;
  readonly source: string;
  /** Includes `when` and `claim`, which every intervention has. */
  readonly parameters: z.ZodObject;
  check(parameters: unknown, scenario: Partial<Scenario>): Problem[];
  /** The fields that every intervention has. */
  common(parameters: unknown): z.output<typeof commonParameters>;
  create(parameters: unknown, world: World, index: number): PlannedIntervention;
}

export interface PlannedIntervention extends Intervention {
  readonly kind: string;
  readonly when: When;
  readonly claim: string;
}

export const commonParameters = z.strictObject({
  claim: z.string().optional().describe('Id of the claim it is about. Default: the first claim.'),
  when: whenSchema.prefault({}).describe('When it acts. Default: every day.'),
});

interface InterventionSpec<Schema extends z.ZodObject> {
  readonly kind: string;
  readonly summary: string;
  readonly source: string;
  /** The kind's own fields. */
  readonly parameters: Schema;
  check?(parameters: z.output<Schema>, scenario: Partial<Scenario>): Problem[];
  /** `claim` is the claim's place in the world; `index` the intervention's place in the scenario. */
  create(parameters: z.output<Schema>, world: World, claim: number, index: number): Intervention;
}

/** Binds a kind's functions to its own parameter schema, and adds what all interventions share. */
export function defineIntervention<Schema extends z.ZodObject>(
  spec: InterventionSpec<Schema>,
): InterventionKind {
  const parameters = z.strictObject({ ...commonParameters.shape, ...spec.parameters.shape });
  const own = (all: unknown) => spec.parameters.parse(ownFields(spec.parameters, all));
  const common = (all: unknown) => commonParameters.parse(ownFields(commonParameters, all));
  return {
    summary: spec.summary,
    source: spec.source,
    parameters,
    common,
    check: (all, scenario) => spec.check?.(own(all), scenario) ?? [],
    create(all, world, index) {
      const { claim: named, when } = common(all);
      const claim = named ?? world.scenario.claims[0]?.id ?? '';
      const place = world.scenario.claims.findIndex((candidate) => candidate.id === claim);
      const intervention = spec.create(own(all), world, place, index);
      return {
        kind: spec.kind,
        when,
        claim,
        act: (moment) => intervention.act(moment),
        ...(intervention.passDay && {
          passDay: (moment: InterventionMoment) => intervention.passDay?.(moment),
        }),
      };
    },
  };
}
