/**
 * A run or a run directory cannot be used as asked (taken name, damaged file, full disk). Nothing that was there is
 * lost. Handled by the command line, which prints the message and exits with `exitCode`.
 */
export class RunError extends Error {
  override readonly name = 'RunError';
  /** 2: asked for something that cannot be; 1: something failed on the way. */
  readonly exitCode: 1 | 2;

  constructor(message: string, options: { exitCode: 1 | 2; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.exitCode = options.exitCode;
  }
}

/** Says a failed write in the user's words; a full disk is the common one. */
export function writeFailure(
  file: string,
  error: unknown,
  { next = 'then go on with: hearsay resume', exitCode = 1 }: { next?: string; exitCode?: 1 | 2 } = {},
): RunError {
  if (error instanceof RunError) return error;
  const text = firstLine(error);
  const advice = isDiskFull(error)
    ? `The disk is full. Free some space, ${next}`
    : `The file system refused it: ${text}`;
  return new RunError(`cannot write ${file}. ${advice}`, { exitCode, cause: error });
}

/** Whether a failed write means that there is no space left, in the words of Node or of DuckDB. */
export function isDiskFull(error: unknown): boolean {
  return /ENOSPC|EDQUOT|no space left|disk quota/i.test(firstLine(error));
}

export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
