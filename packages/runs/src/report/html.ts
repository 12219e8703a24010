/**
 * Markup that is safe by construction. `html` escapes every value that is not markup already, so text of a scenario or a
 * persona can stand anywhere in a page, in a quoted attribute as in an element, in HTML as in SVG. The only way to make
 * a `Markup` is the template itself: what stands between the values is the author's, never data.
 */
export class Markup {
  readonly #text: string;

  /** @param text markup, trusted as it is; use `html` instead */
  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

export type Content = string | number | Markup | undefined | false | readonly Content[];

export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let text = parts[0]!;
  for (let index = 0; index < values.length; index++) text += render(values[index]) + parts[index + 1]!;
  return new Markup(text);
}

function render(value: Content): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Markup) return value.toString();
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return value.map(render).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Control characters are forbidden in markup even as entities; so are halves of surrogate pairs. */
const CONTROLS = /[^\P{Cc}\t\n\r]/gu;

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(CONTROLS, '\u{fffd}')
    .replace(/[&<>"'`]/g, (character) => ENTITIES[character]!);
}
