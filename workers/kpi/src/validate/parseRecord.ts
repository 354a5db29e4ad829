/** The fields of one record; `open` where the text ends inside quotes; `broken` where text follows a closing quote. */
export type ParsedRecord = readonly string[] | "open" | "broken";

/** Splits one record (RFC 4180, comma, `""` for a quote). A quote inside an unquoted field is taken as it is. */
export function parseRecord(text: string): ParsedRecord {
  if (!text.includes('"')) return text.split(",");
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      const end = closingQuote(text, at + 1);
      if (end === -1) return "open";
      fields.push(text.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
      if (at < text.length && text[at] !== ",") return "broken";
    } else {
      const comma = text.indexOf(",", at);
      const end = comma === -1 ? text.length : comma;
      fields.push(text.slice(at, end));
      at = end;
    }
    if (at >= text.length) return fields;
    at += 1;
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}
