import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { LoadError } from "../LoadError.js";
import type { OpenedObject } from "../ports.js";
import { Inference } from "../schema/Inference.js";
import { ParquetFile } from "./readParquet.js";
import type { SourceFile } from "./SourceFile.js";

export interface OpenParquetOptions {
  /** Where the copy is made. */
  readonly path: string;
  readonly mostBytes: number;
  readonly signal: AbortSignal;
}

/** Parquet, by a copy on the local disk: its directory is at its end, and its columns lie one after the other. */
export async function openParquet(opened: OpenedObject, options: OpenParquetOptions): Promise<SourceFile> {
  const { path, mostBytes, signal } = options;
  if (opened.bytes > mostBytes) {
    opened.close();
    const message = `The file takes ${opened.bytes} bytes, and ${mostBytes} are allowed on the local disk`;
    throw new LoadError({ code: "scratch-full", message, fix: "Give the task more storage, or split the file" });
  }
  try {
    await pipeline(opened.body, createWriteStream(path, { mode: 0o600 }), { signal });
    const file = await ParquetFile.open(path);
    return {
      survey: async (sink) => {
        sink.columns(file.columns.map(({ name }) => name));
        // The file says itself what its columns are.
        if (sink instanceof Inference) sink.kinds = Uint8Array.from(file.columns, ({ kind }) => kind);
      },
      read: async (sink) => await file.read(sink),
      close: async () => {
        file.close();
        await rm(path, { force: true });
      },
    };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    opened.close();
  }
}
