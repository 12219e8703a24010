/** What the exit status of `hearsay` means; also printed by `hearsay --help`. */
export const EXIT = {
  ok: 0,
  /** Something failed on the way (full disk, damaged machine). What was done is kept. */
  failed: 1,
  /** The input cannot be used (scenario, file, option, name taken). Nothing was written. */
  badInput: 2,
  /** Stopped by Ctrl-C after a whole day: `hearsay resume` goes on. */
  stopped: 130,
} as const;
