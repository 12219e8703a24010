import { stripVTControlCharacters, styleText } from 'node:util';

/** A stream that may be a screen. */
export interface Output extends NodeJS.WritableStream {
  readonly isTTY?: boolean;
  /** Width of the screen in characters. */
  readonly columns?: number;
}

/** Where a command writes: results to `out`, progress and problems to `err`. */
export interface Terminal {
  readonly out: Output;
  readonly err: Output;
}

export const processTerminal: Terminal = { out: process.stdout, err: process.stderr };

/**
 * Text from scenarios, files and agents, made safe for a terminal: escape sequences and control characters could
 * otherwise move the cursor, hide lines or worse.
 */
export function plain(text: string): string {
  return stripVTControlCharacters(text).replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' ');
}

/** `plain` for text of several lines. */
export function plainLines(text: string): string {
  return text.split('\n').map(plain).join('\n');
}

/** One JSON document, with everything escaped that a terminal would act on (JSON itself leaves U+007F and up alone). */
export function json(value: unknown): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(value, null, 2).replace(/[\u007f-\u009f]|\p{Bidi_Control}/gu, escaped)}\n`;
}

/** Colour, if the stream shows it and NO_COLOR is not set. */
export function paint(stream: Output, style: Parameters<typeof styleText>[0], text: string): string {
  return styleText(style, text, { stream, validateStream: true });
}

/** 12345.6 -> "12,346". */
export function count(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** 0.1234 -> "12.3%"; NaN -> "not defined". */
export function percent(share: number): string {
  return Number.isNaN(share) ? 'not defined' : `${(share * 100).toFixed(1)}%`;
}

/** Seconds in words: "0.8 s", "42 s", "3 min 5 s", "2 h 10 min". */
export function duration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`;
}

const BLOCKS = '▁▂▃▄▅▆▇█';

/** Values from 0 on as a line of blocks, at most `width` of them (each shows the largest of its part). */
export function sparkline(values: readonly number[], width = 40): string {
  // Not Math.max(...values): a call takes some 100,000 arguments at most, a long run has more ticks.
  const largest = (some: readonly number[], least: number) => some.reduce((a, b) => Math.max(a, b), least);
  const most = largest(values, 1);
  const parts = Math.min(width, values.length);
  return Array.from({ length: parts }, (_, part) => {
    const slice = values.slice(
      Math.floor((part * values.length) / parts),
      Math.floor(((part + 1) * values.length) / parts),
    );
    const height = largest(slice, 0) / most;
    return BLOCKS[Math.min(BLOCKS.length - 1, Math.round(height * (BLOCKS.length - 1)))];
  }).join('');
}

/** A word of a shell command, quoted where it must be. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
