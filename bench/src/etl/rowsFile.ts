import { closeSync, openSync, writeSync } from "node:fs";

/** Columns of the file, with their types in PostgreSQL; the first is the key. */
export const columns = [
  ["id", "bigint"],
  ["customer", "bigint"],
  ["sku", "text"],
  ["amount", "numeric"],
  ["placed_on", "date"],
  ["changed_at", "timestamptz"],
  ["paid", "boolean"],
  ["country", "text"],
  ["note", "text"],
  ["weight", "numeric"],
] as const;

const countries = ["DE", "ES", "FR", "GB", "IT", "PL", "TR", "US"];
const chunkLength = 1 << 20;

/**
 * Writes a CSV file of rows with ten columns, each with its type's usual forms: fields that are quoted, and such that are empty. Returns its
 * bytes. Depends on the arguments alone.
 *
 * @param edition - another one has other values in one row of a hundred
 */
export function writeRowsFile(path: string, rows: number, edition = 0): number {
  const file = openSync(path, "w", 0o600);
  let waiting = `${columns.map(([name]) => name).join(",")}\n`;
  let bytes = 0;
  const flush = (): void => {
    const chunk = Buffer.from(waiting, "latin1");
    for (let written = 0; written < chunk.length; ) written += writeSync(file, chunk, written);
    bytes += chunk.length;
    waiting = "";
  };
  for (let id = 1; id <= rows; id++) {
    waiting += line(id, id % 100 === 0 ? edition : 0);
    if (waiting.length >= chunkLength) flush();
  }
  flush();
  closeSync(file);
  return bytes;
}

function line(id: number, edition: number): string {
  const mixed = Math.imul(id, 0x9e3779b1) >>> 0;
  const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`);
  const day = `2024-${two(1 + (mixed % 12))}-${two(1 + (mixed % 28))}`;
  const time = `${two(mixed % 24)}:${two(mixed % 60)}:${two((mixed >>> 7) % 60)}`;
  const note = id % 7 === 0 ? `"deliver to No. ${mixed % 300}, left door"` : id % 3 === 0 ? "" : `note ${mixed % 9999}`;
  return `${id},${mixed % 1_000_000},SKU-${mixed % 50_000},${(mixed % 100_000) / 100 + edition},${day},${day}T${time}Z,${mixed % 2 === 0},${countries[mixed % 8]},${note},${id % 5 === 0 ? "" : (mixed % 4_000) / 8}\n`;
}
