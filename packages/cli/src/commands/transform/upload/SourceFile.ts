/** A file of the source, open: close it by its descriptor. */
export interface SourceFile {
  readonly descriptor: number;
  readonly bytes: number;
  readonly executable: boolean;
}
