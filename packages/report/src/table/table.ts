import { type Content, html } from "../html/html.js";
import type { Markup } from "../html/Markup.js";

/** A column of a table. */
interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Content;
  /** Numbers are set flush right, and sorted by this where it is given. */
  readonly number?: (row: Row) => number;
}

interface Table<Row> {
  /** What the rows are, as people call it: "roles". */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/** Below this many rows a reader sees them all, and nothing is offered to filter them. */
const worthFiltering = 6;

/** A table that the page's script filters by text and sorts by a column; without the script it is a table like any other. */
export function table<Row>({ caption, columns, rows }: Table<Row>): Markup {
  if (rows.length === 0) return html`<p class="muted">No ${caption}.</p>`;
  const filter = html`<p class="filter" hidden><label>Filter ${caption} <input type="search" autocomplete="off" spellcheck="false"></label> <output>${rows.length} of ${rows.length}</output></p>`;
  const head = columns.map(
    ({ title, number }) => html`<th scope="col"${number && html` class="number"`}>${title}</th>`,
  );
  return html`<div class="rows">${rows.length > worthFiltering ? filter : undefined}
<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr>${head}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${columns.map((column) => cellOf(column, row))}</tr>\n`)}</tbody></table></div></div>`;
}

function cellOf<Row>({ cell, number }: Column<Row>, row: Row): Markup {
  return number === undefined
    ? html`<td>${cell(row)}</td>`
    : html`<td class="number" data-value="${number(row)}">${cell(row)}</td>`;
}
