/** A value as a row of the model has it. */
type Cell = string | null;

/** A table as plain TypeScript: what loads of files, one after the other, have to make of it. Types are narrowest first. */
export interface Model {
  readonly types: Map<string, string>;
  readonly rows: Map<string, Map<string, Cell>>;
}

export interface ModelFile {
  readonly header: readonly string[];
  /** Texts, as they are in the file; the first is the key. */
  readonly rows: readonly (readonly string[])[];
}

export interface ModelCounts {
  readonly loaded: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

/** Written apart from the worker's own inference, by regular expressions on whole texts. */
export function typeOfText(text: string): string {
  if (/^(?:true|false)$/.test(text)) return "boolean";
  if (/^-?(?:0|[1-9]\d*)$/.test(text)) {
    const value = BigInt(text);
    return value >= -(2n ** 63n) && value < 2n ** 63n ? "bigint" : "numeric";
  }
  if (/^-?(?:0|[1-9]\d*)\.\d+$/.test(text)) return "numeric";
  if (DAY.test(text)) return "date";
  return TIME.test(text) ? "timestamptz" : "text";
}

function widest(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || one === other) return other;
  if (other === undefined) return one;
  const pair = [one, other].sort().join();
  if (pair === "bigint,numeric") return "numeric";
  return pair === "date,timestamptz" ? "timestamptz" : "text";
}

/** Loads a file into the model: undefined where it fails whole by its threshold, and then the model is as it was. */
export function loadIntoModel(model: Model, { header, rows }: ModelFile, threshold: number): ModelCounts | undefined {
  const [key = ""] = header;
  const good = rows.filter((row) => row.length === header.length && row[0] !== "");
  const types = new Map(model.types);
  header.forEach((name, index) => {
    const seen = rows.filter((row) => row.length === header.length).map((row) => row[index] ?? "");
    const inFile = seen
      .filter((text) => text !== "")
      .map(typeOfText)
      .reduce(widest, undefined as string | undefined);
    types.set(name, widest(types.get(name), inFile) ?? "text");
  });
  const last = new Map<string, readonly string[]>();
  for (const row of good) {
    const id = canonical(row[0] ?? "", types.get(key) ?? "");
    last.delete(id);
    last.set(id, row);
  }
  const rejected = rows.length - last.size;
  if (rejected > threshold * rows.length) return undefined;
  if (last.size === 0) return { loaded: 0, updated: 0, unchanged: 0, rejected };

  const before = [...model.rows.values()];
  model.rows.clear();
  for (const row of before) {
    const widened = new Map(
      [...row].map(([name, cell]) => [name, cell === null ? null : cast(cell, model.types.get(name), types.get(name))]),
    );
    model.rows.set(canonical(widened.get(key) ?? "", types.get(key) ?? ""), widened);
  }
  for (const [name, type] of types) model.types.set(name, type);
  const counts = { loaded: 0, updated: 0, unchanged: 0 };
  for (const [id, row] of last) {
    const found = model.rows.get(id);
    const cells = header.map((name, index): [string, Cell] => {
      const text = row[index] ?? "";
      return [name, text === "" ? null : shown(text, types.get(name) ?? "text")];
    });
    if (!found) {
      counts.loaded += 1;
      model.rows.set(id, new Map(cells));
    } else if (cells.slice(1).some(([name, cell]) => isOther(found.get(name) ?? null, cell, types.get(name) ?? ""))) {
      counts.updated += 1;
      for (const [name, cell] of cells.slice(1)) found.set(name, cell);
    } else counts.unchanged += 1;
  }
  return { ...counts, rejected };
}

function isOther(one: Cell, other: Cell, type: string): boolean {
  if (one === null || other === null) return one !== other;
  return canonical(one, type) !== canonical(other, type);
}

/** Texts that are equal where PostgreSQL's values are. */
function canonical(text: string, type: string): string {
  if (type !== "numeric" && type !== "bigint") return text;
  const [whole = "", decimals = ""] = text.split(".");
  const trimmed = decimals.replace(/0+$/, "");
  const value = trimmed === "" ? whole : `${whole}.${trimmed}`;
  return /^-0(?:\.0*)?$/.test(value) || value === "-0" ? "0" : value;
}

/** As PostgreSQL writes what the file has. */
function shown(text: string, type: string): string {
  if (type === "timestamptz") return DAY.test(text) ? `${text}T00:00:00+00:00` : text.replace("Z", "+00:00");
  if ((type === "bigint" || type === "numeric") && /^-0(?:\.0+)?$/.test(text)) return text.slice(1);
  return text;
}

/** As a value of one type is written once its column has another. */
function cast(text: string, from: string | undefined, to: string | undefined): string {
  if (from === to) return text;
  if (to === "timestamptz") return shown(text, "timestamptz");
  if (to === "text" && from === "timestamptz") return text.replace("T", " ").replace("+00:00", "+00");
  return text;
}
