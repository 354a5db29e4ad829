import { createReadStream, createWriteStream } from "node:fs";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { type Database, literal } from "../compute/Database.js";
import { type Dataset, TABLES } from "./datasets.js";
import type { Quarantine } from "./Quarantine.js";
import { type FileFault, readHeader } from "./readHeader.js";
import { screenFile } from "./screenFile.js";
import { surveyText } from "./surveyText.js";

export interface LoadOptions {
  readonly database: Database;
  readonly dataset: Dataset;
  /** The file's number. */
  readonly id: number;
  readonly key: string;
  readonly path: string;
  /** For files on their way. */
  readonly folder: string;
  readonly quarantine: Quarantine;
  readonly signal: AbortSignal;
}

export interface LoadResult {
  /** All, rejected ones included. */
  readonly rows: number;
  readonly rejected: number;
}

/**
 * Loads one file's accepted rows. A file without a flaw goes into DuckDB as it is: the load stops at the first value that is not canonical, and
 * its rows are held against the file's lines, since DuckDB's reader can end early without an error. A file with a flaw is screened first.
 */
export async function loadFile(options: LoadOptions): Promise<LoadResult | FileFault> {
  const plain = join(options.folder, `${options.id}.csv`);
  try {
    if (!(await isGzip(options.path))) return await loadPlain(options, options.path);
    // DuckDB takes a gzip file that is cut off or damaged without a word; Node checks its sums.
    await pipeline(createReadStream(options.path), createGunzip(), createWriteStream(plain), {
      signal: options.signal,
    });
    return await loadPlain(options, plain);
  } catch (error) {
    if (/^(Z_|ERR_.*TRAILING)/.test(String((error as NodeJS.ErrnoException).code)))
      return { fault: `is damaged gzip (${(error as Error).message})` };
    throw error;
  } finally {
    await rm(plain, { force: true });
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer.readUInt16BE() === 0x1f8b;
  } finally {
    await file.close();
  }
}

async function loadPlain(options: LoadOptions, path: string): Promise<LoadResult | FileFault> {
  const { dataset, id, key, folder, quarantine, signal } = options;
  const header = await readHeader(path, dataset);
  if ("fault" in header) return header;
  const rows = await loadFlawless(options, path, header);
  if (rows !== undefined) return { rows, rejected: 0 };

  const target = join(folder, `${id}.screened.csv`);
  try {
    const { accepted, rejected } = await screenFile({ path, key, dataset, header, target, quarantine, signal });
    const screened = await readHeader(target, dataset);
    if ("fault" in screened) throw new Error(`The screened copy of ${key} ${screened.fault}`);
    const loaded = await insert(options, target, screened);
    if (loaded !== accepted) throw new Error(`${key}: ${accepted} rows were accepted and ${loaded} loaded`);
    return { rows: accepted + rejected, rejected };
  } finally {
    await rm(target, { force: true });
  }
}

/** The number of rows, or undefined where the file has a flaw; nothing of it is loaded then. */
async function loadFlawless(
  options: LoadOptions,
  path: string,
  header: readonly string[],
): Promise<number | undefined> {
  const { database, dataset, id, signal } = options;
  const { lines, sound } = await surveyText(path, signal);
  if (!sound) return undefined;
  try {
    const rows = await insert(options, path, header);
    if (rows + 1 === lines) return rows;
    await database.run(`DELETE FROM ${TABLES[dataset]} WHERE file = ${id}`);
  } catch (error) {
    signal.throwIfAborted();
    if (!isAboutContent(error)) throw error;
  }
  return undefined;
}

/** Whether the rows are at fault, rather than the memory or the disk. */
function isAboutContent(error: unknown): boolean {
  return /^(Error: )?(Invalid Input|Conversion|Out of Range) Error/.test(String(error));
}

async function insert(
  { database, dataset, id }: LoadOptions,
  path: string,
  header: readonly string[],
): Promise<number> {
  const columns = header.map((name) => `${literal(name)}: 'VARCHAR'`).join(", ");
  // Gzip is known by its content and unpacked before: DuckDB would go by the name.
  const csv = `read_csv(${literal(path)}, compression = 'none', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${columns}})`;
  return await database.runFile(`load_${dataset}`, { file: String(id), csv });
}
