import { LoadError } from "../LoadError.js";
import type { TableInfo } from "../postgres/TableInfo.js";

/** Column by which rows of a table without a key are told apart; made by the database. */
export const SURROGATE = "record_id";
/** Column of such a table that names the load that brought a row. */
export const LINEAGE = "load_id";
/** When a row was loaded or last changed. */
export const PROCESSED = "processed_at";

const DEFAULTS = ["id", "email"];

/**
 * The columns that tell rows apart: those that the load or the contract declares; else those of the table; else `id` or `email`; else none, and rows get a
 * surrogate. A table keeps the key that it has.
 *
 * @throws LoadError where the key is not in the file, or is another than the table's
 */
export function chooseKey(
  names: readonly string[],
  declared: readonly string[] | undefined,
  table: TableInfo | undefined,
): readonly string[] {
  const ofTable = table && (table.key.length === 1 && table.key[0] === SURROGATE ? [] : table.key);
  if (table && table.key.length === 0) {
    const fix = "Give it one (ALTER TABLE … ADD PRIMARY KEY), or load into another table";
    throw new LoadError({ code: "table-not-ours", message: "The table has no primary key", fix });
  }
  if (ofTable && declared && !isSame(declared, ofTable)) {
    const message = `The key is declared as ${listed(declared)}, and the table has ${listed(ofTable)}`;
    const fix = "Declare the table's key, or load into another table: rows would be told apart in two ways";
    throw new LoadError({ code: "key-changed", message, fix });
  }
  const fallback = DEFAULTS.find((name) => names.includes(name));
  const key = ofTable ?? declared ?? (fallback === undefined ? [] : [fallback]);
  const lost = key.filter((name) => !names.includes(name));
  if (lost.length > 0) {
    const message = `The file has no column ${listed(lost)}, which ${lost.length > 1 ? "are" : "is"} the key`;
    throw new LoadError({ code: "key-vanished", message, fix: "Upload the file with it, or load into another table" });
  }
  return key;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? SURROGATE : names.map((name) => `"${name}"`).join(", ");
}
