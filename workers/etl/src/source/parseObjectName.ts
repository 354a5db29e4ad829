import { LoadError } from "../LoadError.js";
import { checkName } from "../schema/checkName.js";

export interface ObjectName {
  readonly table: string;
  readonly format: "csv" | "ndjson" | "parquet";
  readonly compression: "gzip" | "zstd" | undefined;
}

const ENDING = /\.(?:(csv|ndjson|jsonl)(?:\.(gz|zst))?|(parquet))$/i;

/** Whether an object is a file of data by its name: a contract, a folder's mark or something else is none. */
export function isDataFile(key: string): boolean {
  return ENDING.test(key);
}

/**
 * The table that a file is for and how it is written, by its name alone. Files lie in the folder itself: were `a/users.csv` and `b/users.csv` both taken for
 * `users`, their rows would mix.
 *
 * @throws LoadError where the name says neither, or another folder
 */
export function parseObjectName(key: string, prefix: string): ObjectName {
  const name = key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
  if (name === undefined || name.includes("/")) {
    const message = `The file ${JSON.stringify(key)} is not in the folder ${prefix} itself`;
    const fix = `Files of several folders would mix in one table: put it at ${prefix}<table>.csv`;
    throw new LoadError({ code: "nested-key", message, fix });
  }
  const [ending = "", text, compression, parquet] = ENDING.exec(name) ?? [];
  if (ending === "") {
    const message = `The name of ${JSON.stringify(key)} tells no format`;
    const fix = "Name it <table>.csv, .ndjson (each also with .gz or .zst) or .parquet";
    throw new LoadError({ code: "unsupported-format", message, fix });
  }
  const table = name.slice(0, -ending.length);
  checkName("table", table);
  return {
    table,
    format: parquet ? "parquet" : text?.toLowerCase() === "csv" ? "csv" : "ndjson",
    compression: compression === undefined ? undefined : compression.toLowerCase() === "gz" ? "gzip" : "zstd",
  };
}
