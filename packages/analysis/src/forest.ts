import { BELIEVER, EVENT_KINDS, type EventTable, NONE } from '@hearsay/simulation';

const SEED_EVENT = EVENT_KINDS.indexOf('seed');
const BELIEF_EVENT = EVENT_KINDS.indexOf('belief');

/**
 * Who convinced whom about one claim: one node each time that an agent became a believer, with the node that caused it
 * as its parent. Nodes are in order of time, so a parent always stands before its children. An agent that recovered and
 * was convinced again has several nodes.
 */
export interface CascadeForest {
  readonly size: number;
  /** Event id of each node, ascending. */
  readonly event: Float64Array;
  readonly agent: Int32Array;
  readonly tick: Int32Array;
  readonly day: Int32Array;
  /** Place of the parent node; NONE for roots (the first believers, and anybody whose cause is unknown). */
  readonly parent: Int32Array;
  /** Distance to the root, 0 for roots. */
  readonly depth: Int32Array;
  /** Place of the node's root. */
  readonly root: Int32Array;
}

/** Collects the nodes of one claim's forest from the log, day by day, in order. */
export class ForestBuilder {
  readonly #claim: number;
  #length = 0;
  #event = new Float64Array(1024);
  #cause = new Float64Array(1024);
  #agent = new Int32Array(1024);
  #tick = new Int32Array(1024);
  #day = new Int32Array(1024);

  /** @param claim place of the claim in the scenario */
  constructor(claim: number) {
    this.#claim = claim;
  }

  /** Takes the next day of the log. */
  add(table: EventTable): void {
    for (let row = 0; row < table.length; row++) {
      const kind = table.kind[row]!;
      if (kind !== SEED_EVENT && kind !== BELIEF_EVENT) continue;
      if (table.claim[row] !== this.#claim || table.after[row] !== BELIEVER) continue;
      if (this.#length === this.#event.length) this.#grow();
      const node = this.#length++;
      this.#event[node] = table.firstId + row;
      this.#cause[node] = table.cause[row]!;
      this.#agent[node] = table.agent[row]!;
      this.#tick[node] = table.tick[row]!;
      this.#day[node] = table.day;
    }
  }

  finish(): CascadeForest {
    const size = this.#length;
    const event = this.#event.subarray(0, size);
    const parent = new Int32Array(size);
    const depth = new Int32Array(size);
    const root = new Int32Array(size);
    for (let node = 0; node < size; node++) {
      const cause = this.#cause[node]!;
      const found = cause < 0 ? NONE : placeOf(event, cause, node);
      parent[node] = found;
      depth[node] = found === NONE ? 0 : depth[found]! + 1;
      root[node] = found === NONE ? node : root[found]!;
    }
    return {
      size,
      event,
      agent: this.#agent.subarray(0, size),
      tick: this.#tick.subarray(0, size),
      day: this.#day.subarray(0, size),
      parent,
      depth,
      root,
    };
  }

  #grow(): void {
    const capacity = this.#event.length * 2;
    this.#event = grown(this.#event, new Float64Array(capacity));
    this.#cause = grown(this.#cause, new Float64Array(capacity));
    this.#agent = grown(this.#agent, new Int32Array(capacity));
    this.#tick = grown(this.#tick, new Int32Array(capacity));
    this.#day = grown(this.#day, new Int32Array(capacity));
  }
}

function grown<T extends Float64Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Binary search for an event id among the first `count` nodes; NONE if it is not there. */
function placeOf(events: Float64Array, id: number, count: number): number {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = events[middle]!;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return NONE;
}
