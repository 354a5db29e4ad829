import type { FileHandle } from "node:fs/promises";

/** A file of the source, open. */
export interface SourceFile {
  readonly file: FileHandle;
  readonly bytes: number;
  readonly executable: boolean;
}
