import type { FileToRead } from "../state/planRun.js";

/** A file that was read, with the count of its rows. */
export interface ReadFile extends FileToRead {
  readonly rows: number;
  readonly rejected: number;
}
