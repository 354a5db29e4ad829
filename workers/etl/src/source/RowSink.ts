import type { Fields } from "./Fields.js";

/** Takes the rows of a file, in order. */
export interface RowSink {
  /** Told first, and again when a column is met that no row before had: its fields come after all others. */
  columns(names: readonly string[]): void;
  /** A row, written as CSV at `bytes[from..to)`, its line break included. Nothing may be kept of `fields`. */
  row(bytes: Buffer, from: number, to: number, fields: Fields, line: number): void;
  /** What is no row, as it is in the file. */
  reject(line: number, reason: string, raw: Buffer): void;
  /** Resolves when the bytes of the rows so far may be written over. True where no more rows are wanted. */
  flush(): Promise<boolean>;
}
