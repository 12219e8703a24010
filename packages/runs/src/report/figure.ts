import { type Content, html, type Markup } from './html.ts';

export interface FigureParts {
  readonly id: string;
  /** Words for what is seen, made from the data. */
  readonly caption: Content;
  readonly picture: Content;
  /** The same data as a table, folded away. */
  readonly table?: Markup | undefined;
  /** Small heading above the picture. */
  readonly title?: Content;
  readonly kind?: string;
}

export function figure({ id, caption, picture, table, title, kind }: FigureParts): Markup {
  return html`<figure id="${id}" class="${kind ?? ''}">
${title !== undefined && html`<p class="figure-title">${title}</p>`}
${picture}
<figcaption>${caption}</figcaption>
${table && html`<details><summary>Show the data</summary>${table}</details>`}
</figure>
`;
}

/** A table of so many rows is not cut between two printed pages. */
const SHORT = 14;

export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => Content;
  /** Text columns stand on the left, numbers on the right. */
  readonly text?: boolean;
}

/** A table with a caption; the first column is the heading of its row. */
export function table<Row>(caption: Content, columns: readonly Column<Row>[], rows: readonly Row[]): Markup {
  return html`<div class="scroll ${rows.length <= SHORT && 'short'}" role="group" aria-label="Table, can be scrolled sideways" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col" class="${kindOf(column)}">${column.head}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${columns.map((column, place) => cellOf(column, place, row))}</tr>\n`)}</tbody>
</table></div>`;
}

function cellOf<Row>(column: Column<Row>, place: number, row: Row): Markup {
  const content = column.cell(row);
  return place === 0
    ? html`<th scope="row" class="${kindOf(column)}">${content}</th>`
    : html`<td class="${kindOf(column)}">${content}</td>`;
}

function kindOf<Row>(column: Column<Row>): string {
  return column.text ? 'text' : 'number';
}

/**
 * At most about `most` rows of a long table: every k-th, the last one, and those that `keep` insists on. Returns the
 * step too, so that the caption can tell.
 */
export function thinned<Row>(
  rows: readonly Row[],
  most: number,
  keep: (row: Row) => boolean = () => false,
): { readonly rows: readonly Row[]; readonly step: number } {
  const step = Math.ceil(rows.length / most);
  if (step <= 1) return { rows, step: 1 };
  return {
    rows: rows.filter((row, place) => place % step === 0 || place === rows.length - 1 || keep(row)),
    step,
  };
}
