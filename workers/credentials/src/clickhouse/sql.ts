/** A name as an identifier: ClickHouse reads backslashes inside backquotes. */
export function identifier(name: string): string {
  return `\`${escaped(name, "`")}\``;
}

/** A text as a literal. */
export function literal(text: string): string {
  return `'${escaped(text, "'")}'`;
}

function escaped(text: string, quote: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll(quote, `\\${quote}`).replaceAll("\0", "\\0");
}
