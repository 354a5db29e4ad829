/** What the manifest says of the source. */
export interface FetchedSource {
  readonly kind: "none" | "git" | "zip" | "prefix";
  readonly files: number;
  readonly bytes: number;
  /** Of an archive, its own; of a prefix, of the lines `SHA256  PATH` in the order of paths. Hexadecimal. */
  readonly sha256?: string;
  /** Of a git source: the commit that was checked out. */
  readonly commit?: string;
}
