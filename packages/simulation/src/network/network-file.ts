import type { PersonaRecord } from '../population/persona.ts';
import type { SocialNetwork } from './social-network.ts';

/** A network as read from a file, with what was found on the way. */
export interface LoadedNetwork {
  readonly network: SocialNetwork;
  /**
   * The file's id of each agent. Whole-number ids are taken in ascending order, other ids in the order in which they
   * first appear, so that the same file always gives the same agents.
   */
  readonly ids: readonly string[];
  /** Personas that stand in the same file (OASIS agent files), in agent order. */
  readonly personas?: readonly PersonaRecord[];
  /** What was left out or assumed, one sentence each, for the user to see. */
  readonly notes: readonly string[];
}

export interface NetworkFileOptions {
  /** The file's name as the user wrote it, for messages. */
  readonly file: string;
  /**
   * Whether `a b` means that a follows b; false: each line is a tie both ways. Undefined: as the file says, in a header
   * such as `follower,followee`; a tie both ways if it says nothing.
   */
  readonly directed: boolean | undefined;
}

/**
 * Reads one file format piece by piece, so that a file larger than memory's comfort can stream through. The bytes are
 * UTF-8 (uncompressed already). `finish` throws an InputError with every problem found, each with its line.
 */
export interface NetworkReader {
  push(bytes: Uint8Array): void;
  finish(): LoadedNetwork;
}

/** A file format: one file each in this folder, one line each in `index.ts`. */
export interface NetworkFormat {
  readonly summary: string;
  /** File name endings (without `.gz`) that mean this format when the scenario names none. */
  readonly endings: readonly string[];
  open(options: NetworkFileOptions): NetworkReader;
}
