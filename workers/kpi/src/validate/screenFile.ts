import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { finished } from "node:stream/promises";
import { COLUMNS, type Dataset } from "./datasets.js";
import { LineReader } from "./LineReader.js";
import { parseRecord } from "./parseRecord.js";
import type { Quarantine } from "./Quarantine.js";

/** The longest record that quotes may spread over lines: a quote that is never closed must not take the rest of the file with it. */
const LONGEST_SPREAD = 65_536;

export interface ScreenOptions {
  readonly path: string;
  /** The file's name in the quarantine. */
  readonly key: string;
  readonly dataset: Dataset;
  readonly header: readonly string[];
  /** Where the accepted rows go, in canonical form. */
  readonly target: string;
  readonly quarantine: Quarantine;
  readonly signal: AbortSignal;
}

export interface ScreenResult {
  readonly accepted: number;
  readonly rejected: number;
}

/**
 * Goes through a file line by line: what every file with a flaw is put through. Accepted rows are written in the canonical form that the load in
 * DuckDB insists on; the others go to the quarantine with line, column and reason.
 */
export async function screenFile(options: ScreenOptions): Promise<ScreenResult> {
  const { path, key, dataset, header, target, quarantine, signal } = options;
  const columns = Object.entries(COLUMNS[dataset]).map(([name, parse]) => ({
    name,
    parse,
    index: header.indexOf(name),
  }));
  const output = createWriteStream(target, { encoding: "latin1" });
  output.write(`${columns.map(({ name }) => name).join(",")}\n`);
  const lines = new LineReader(path, signal);
  let accepted = 0;
  let rejected = 0;
  await lines.next();
  for (let line = await lines.next(); line !== undefined; line = await lines.next()) {
    if (line === "") continue;
    const number = lines.number;
    const fields = await readRecord(lines, line, header.length);
    const row = typeof fields === "string" ? { column: "", reason: fields } : canonicalRow(fields, columns);
    if (typeof row === "string") {
      accepted += 1;
      if (!output.write(row)) await once(output, "drain");
    } else {
      rejected += 1;
      await quarantine.add({ file: key, line: number, ...row });
    }
  }
  output.end();
  await finished(output);
  return { accepted, rejected };
}

/** The fields of the record that begins with a line, as many as the header has; or why there are none, with only the first line used up. */
async function readRecord(lines: LineReader, first: string, width: number): Promise<readonly string[] | string> {
  let text = first;
  let fields = parseRecord(text);
  const more: string[] = [];
  while (fields === "open" && text.length < LONGEST_SPREAD) {
    const line = await lines.next();
    if (line === undefined) break;
    more.push(line);
    text += `\n${line}`;
    if (line.includes('"')) fields = parseRecord(text);
  }
  if (typeof fields !== "string" && fields.length === width) return fields;
  lines.back(more);
  if (fields === "open") return "has a quote that is never closed";
  if (fields === "broken") return "has text after a closing quote";
  return `has ${fields.length} fields, the header has ${width}`;
}

interface ColumnAt {
  readonly name: string;
  readonly parse: (bytes: string) => { readonly value: string } | { readonly reason: string };
  readonly index: number;
}

function canonicalRow(
  fields: readonly string[],
  columns: readonly ColumnAt[],
): string | { readonly column: string; readonly reason: string } {
  const values: string[] = [];
  for (const { name, parse, index } of columns) {
    const parsed = parse(fields[index] ?? "");
    if ("reason" in parsed) return { column: name, reason: parsed.reason };
    values.push(/[",\n]/.test(parsed.value) ? `"${parsed.value.replaceAll('"', '""')}"` : parsed.value);
  }
  return `${values.join(",")}\n`;
}
