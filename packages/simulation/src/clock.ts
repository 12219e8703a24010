/** A moment of simulated time. Day 0 and tick 0 are the start, before anything happened. */
export interface Clock {
  /** 1 to `scenario.days`. */
  readonly day: number;
  /** Counted through the whole run: 1 to `days x ticksPerDay`. */
  readonly tick: number;
  /** Tick within the day: 0 to `ticksPerDay - 1`. */
  readonly tickOfDay: number;
  readonly ticksPerDay: number;
}

export function clockAt(day: number, tickOfDay: number, ticksPerDay: number): Clock {
  return { day, tick: (day - 1) * ticksPerDay + tickOfDay + 1, tickOfDay, ticksPerDay };
}

/** Whether this is the tick in which agents sleep on what they heard. */
export function isEndOfDay(clock: Clock): boolean {
  return clock.tickOfDay === clock.ticksPerDay - 1;
}
