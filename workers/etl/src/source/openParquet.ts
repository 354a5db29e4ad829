import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { LoadError } from "../LoadError.js";
import type { OpenedObject } from "../ports.js";
import { Inference } from "../schema/Inference.js";
import { convertParquet } from "./convertParquet.js";
import type { Fields } from "./Fields.js";
import type { RowSink } from "./RowSink.js";
import { readCsv } from "./readCsv.js";
import type { SourceFile } from "./SourceFile.js";

export interface OpenParquetOptions {
  /** Where copies are made: this path, and this with `.csv` behind. */
  readonly path: string;
  /** Of either copy. */
  readonly mostBytes: number;
  readonly signal: AbortSignal;
}

const CHUNK_BYTES = 256 * 1024;

/** Parquet, by copies on the local disk: its directory is at its end, and its columns lie one after the other. */
export async function openParquet(opened: OpenedObject, options: OpenParquetOptions): Promise<SourceFile> {
  const { path, mostBytes, signal } = options;
  const csv = `${path}.csv`;
  if (opened.bytes > mostBytes) {
    opened.close();
    const message = `The file takes ${opened.bytes} bytes, and ${mostBytes} are allowed on the local disk`;
    throw new LoadError({ code: "scratch-full", message, fix: "Give the task more storage, or split the file" });
  }
  try {
    await pipeline(opened.body, createWriteStream(path, { mode: 0o600 }), { signal });
    const columns = await convertParquet(path, csv, mostBytes);
    return {
      survey: async (sink) => {
        sink.columns(columns.map(({ name }) => name));
        // The file says itself what its columns are.
        if (sink instanceof Inference) sink.kinds = Uint8Array.from(columns, ({ kind }) => kind);
      },
      read: async (sink) => {
        await readCsv(createReadStream(csv, { highWaterMark: CHUNK_BYTES, signal }), new Numbered(sink));
      },
      close: async () => await rm(csv, { force: true }),
    };
  } catch (error) {
    await rm(csv, { force: true });
    throw error;
  } finally {
    await rm(path, { force: true });
    opened.close();
  }
}

/** There are no lines in a Parquet file: rows are told by their numbers. */
class Numbered implements RowSink {
  #number = 0;

  constructor(private readonly sink: RowSink) {}

  columns(names: readonly string[]): void {
    this.sink.columns(names);
  }

  row(bytes: Buffer, from: number, to: number, fields: Fields): void {
    this.#number += 1;
    this.sink.row(bytes, from, to, fields, this.#number);
  }

  reject(_line: number, reason: string, raw: Buffer): void {
    this.#number += 1;
    this.sink.reject(this.#number, reason, raw);
  }

  async flush(): Promise<boolean> {
    return await this.sink.flush();
  }
}
