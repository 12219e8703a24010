/** Numbers in words of the report. A value that is not defined says so; it is never shown as 0. */
export const NOT_DEFINED = 'not defined';

const GROUPED = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 });

/** `1,234`. */
export function count(value: number): string {
  return Number.isFinite(value) ? GROUPED.format(value) : NOT_DEFINED;
}

/** `1.2K`, for axes. */
export function shortCount(value: number): string {
  if (!Number.isFinite(value)) return NOT_DEFINED;
  return value < 10_000 ? GROUPED.format(value) : COMPACT.format(value);
}

/** `0.25`; a proper minus sign. */
export function decimal(value: number, digits = 2): string {
  if (!Number.isFinite(value)) return NOT_DEFINED;
  const text = value.toFixed(digits);
  // A rounded -0.00 is plain zero.
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '\u2212');
}

/** `12.3%` of a share in [0, 1]; small shares keep two digits that count. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return NOT_DEFINED;
  if (share === 0) return '0%';
  if (share === 1) return '100%';
  if (Math.abs(share) < 0.0001) return 'less than 0.01%';
  if (share < 1 && share > 0.999) return 'more than 99.9%';
  return `${(share * 100).toFixed(share < 0.001 ? 2 : 1)}%`;
}

/** `1 agent`, `2 agents`. */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** `2nd`, `11th`, `23rd`. */
export function ordinal(value: number): string {
  const teen = value % 100 >= 11 && value % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${count(value)}${ending}`;
}

/** `2026-05-01 12:00:05 UTC`; anything that is no time comes back as it is. */
export function time(iso: string | undefined): string {
  if (iso === undefined) return 'not yet';
  const parsed = new Date(iso);
  if (Number.isNaN(parsed.getTime())) return iso;
  return `${parsed.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `42 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return NOT_DEFINED;
  if (seconds < 60) return `${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** `official-refutation` as `official refutation`. */
export function words(identifier: string): string {
  return identifier.replaceAll('-', ' ');
}

/** Text of at most `length` characters, cut with an ellipsis between characters, never within one. */
export function shortened(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** A coordinate with one decimal at most: finer than a printer's dot, and half the bytes. */
export function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}
