/** One line of the table. */
export interface Row {
  readonly work: string;
  /** The figure with its unit, e.g. `1.25 x C`. */
  readonly measured: string;
  /** Empty if the line is there for comparison only. */
  readonly budget: string;
  readonly verdict: 'ok' | 'over' | 'not measured' | '';
  readonly value?: number;
}

/** One quantity at several sizes. */
export interface Growth {
  readonly name: string;
  readonly points: readonly { readonly agents: number; readonly milliseconds: number }[];
  /** Bytes of agent state by number of agents, where it was taken. */
  readonly bytesPerAgent?: number;
  /** Whether it stands there for comparison: it has no budget. */
  readonly reference?: boolean;
}

/** Size that the cost per agent is compared with. */
const REFERENCE_SIZE = 100_000;
const FLAT_WITHIN = 0.2;

/** A line with a limit: `ok` if the value is at most that. */
export function limited(work: string, value: number, limit: number, unit: string, digits = 2): Row {
  return {
    work,
    measured: `${value.toFixed(digits)} ${unit}`,
    budget: `<= ${limit} ${unit}`,
    verdict: value <= limit ? 'ok' : 'over',
    value,
  };
}

/** A line without a budget, for comparison. */
export function shown(work: string, value: number, unit: string, digits = 2): Row {
  return { work, measured: `${value.toFixed(digits)} ${unit}`, budget: '', verdict: '', value };
}

export function notMeasured(work: string, why: string, budget = ''): Row {
  return { work, measured: `not measured: ${why}`, budget, verdict: 'not measured' };
}

/** Cost per agent and tick in nanoseconds. */
export function nanosecondsPerAgent({ agents, milliseconds }: Growth['points'][number]): number {
  return (milliseconds * 1e6) / agents;
}

/** Cost per agent at each size relative to the one of REFERENCE_SIZE. */
export function relativeCosts({ points }: Growth): number[] {
  const reference = points.find(({ agents }) => agents === REFERENCE_SIZE) ?? points[0];
  return reference ? points.map((point) => nanosecondsPerAgent(point) / nanosecondsPerAgent(reference)) : [];
}

/** Whether cost per agent is the same at all sizes. */
export function flatness(growth: Growth): Row {
  const costs = relativeCosts(growth);
  const worst = Math.max(...costs.map((cost) => Math.abs(cost - 1)));
  return {
    work: `${growth.name}: cost per agent, ${growth.points.map(({ agents }) => agents.toLocaleString('en')).join(' / ')} agents`,
    measured: costs.map((cost) => cost.toFixed(2)).join(' / '),
    budget: growth.reference ? '' : `1 ± ${FLAT_WITHIN}`,
    verdict: growth.reference ? '' : worst <= FLAT_WITHIN ? 'ok' : 'over',
    value: worst,
  };
}
