/**
 * Reads a list as Python or JSON writes it, `[1, 2]` or `['a', "b"]`, into texts; undefined if it is no such list. Data
 * frames store lists in this way, in OASIS's agent files among others.
 */
export function parsePythonList(text: string): string[] | undefined {
  const inner = /^\s*\[([\s\S]*)\]\s*$/.exec(text)?.[1];
  if (inner === undefined) return undefined;
  const items: string[] = [];
  const item = /\s*(?:'((?:[^'\\]|\\[\s\S])*)'|"((?:[^"\\]|\\[\s\S])*)"|([^\s,'"[\]]+))\s*(,|$)/y;
  while (inner.slice(item.lastIndex).trim() !== '') {
    const match = item.exec(inner);
    if (!match) return undefined;
    const string = match[1] ?? match[2];
    items.push(string === undefined ? (match[3] ?? '') : unescaped(string));
    if (match[4] === '') break;
  }
  return items;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\n': '' };

function unescaped(text: string): string {
  return text.replaceAll(
    /\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([\s\S]))/gi,
    (_, x, u, long, one) => {
      const code: string | undefined = x ?? u ?? long;
      if (code === undefined) return ESCAPES[one] ?? one;
      const point = Number.parseInt(code, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '';
    },
  );
}
