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
export function writeFailure(file: string, error: unknown): RunError {
  if (error instanceof RunError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const full = /ENOSPC|EDQUOT|no space left|disk quota/i.test(text);
  const advice = full
    ? 'The disk is full. Free some space, then go on with: hearsay resume'
    : `The file system refused it: ${text.split('\n')[0]}`;
  return new RunError(`cannot write ${file}. ${advice}`, { exitCode: 1, cause: error });
}
