import type { RowSink } from "./RowSink.js";

/** A file whose rows can be read as often as needed: always the same bytes. */
export interface SourceFile {
  /** Shows some of the first rows, or says what the columns are, so that types can be guessed. Before any `read`. */
  survey(sink: RowSink): Promise<void>;
  /**
   * Shows all rows.
   *
   * @param columns those that are known already, for formats whose rows name their columns
   */
  read(sink: RowSink, columns: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
