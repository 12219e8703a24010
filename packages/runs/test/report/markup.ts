/** An element of a page: its tag, attributes, text directly and indirectly inside it, and elements inside it. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

const VOID = new Set(['meta']);
const TAG = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"<>]*")?)*)\s*(\/?)>/g;
const ATTRIBUTE = /([a-zA-Z-]+)(?:="([^"]*)")?/g;

/**
 * Reads a page strictly: every element closed in its order, every attribute quoted, no stray angle bracket anywhere.
 * Markup that came in through data breaks one of these or shows up as an element.
 */
export function parsePage(page: string): Element {
  const root: Element = { name: 'page', attributes: new Map(), children: [], text: '' };
  const open: Element[] = [root];
  let place = page.indexOf('<html');
  const addText = (text: string) => {
    // Style sheets have angle brackets of their own; nothing of the data is in them.
    if (/[<>]/.test(text) && open.at(-1)!.name !== 'style')
      throw new Error(`stray bracket: ${text.slice(0, 200)}`);
    for (const element of open) element.text += text;
  };
  for (const match of page.slice(place).matchAll(TAG)) {
    const [whole, closing, name = '', attributes = '', selfClosing] = match;
    const start = page.indexOf(whole, place);
    addText(page.slice(place, start));
    place = start + whole.length;
    if (closing) {
      const closed = open.pop()!;
      if (closed.name !== name) throw new Error(`</${name}> closes <${closed.name}>`);
      continue;
    }
    const pairs = Array.from(
      attributes.matchAll(ATTRIBUTE),
      ([, key = '', value = '']) => [key, value] as const,
    );
    const element: Element = { name, attributes: new Map(pairs), children: [], text: '' };
    open.at(-1)!.children.push(element);
    if (!selfClosing && !VOID.has(name)) open.push(element);
  }
  addText(page.slice(place));
  if (open.length !== 1) throw new Error(`<${open.at(-1)!.name}> is not closed`);
  return root;
}

export function all(element: Element, name?: string): Element[] {
  return element.children.flatMap((child) => [
    ...(name === undefined || child.name === name ? [child] : []),
    ...all(child, name),
  ]);
}
