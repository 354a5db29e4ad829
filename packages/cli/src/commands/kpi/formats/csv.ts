import type { KpiDocument } from "../KpiDocument.js";

/** Rows as CSV by RFC 4180, with a header. Empty for no rows. */
export function csvOf(rows: readonly object[]): string {
  const [first] = rows;
  if (!first) return "";
  const columns = Object.keys(first);
  const lines = rows.map((row) => {
    const values = new Map(Object.entries(row));
    return columns.map((column) => field(`${values.get(column)}`)).join(",");
  });
  return `${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}

/** Both tables one after the other, an empty line between them. */
export function kpiCsv({ category, order }: KpiDocument): string {
  return `${csvOf(category)}\r\n${csvOf(order)}`;
}

/**
 * Quoted where the text has a quote, comma or line break in it. Text that a spreadsheet would take for a formula gets an
 * apostrophe before it; numbers, negative ones too, stay what they are.
 */
function field(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
