import type { ArchiveEntry } from "@sallyport/worker-compressor/archive";
import type { CatalogRow } from "@sallyport/worker-compressor/catalog";

/** Where objects are restored to: a folder, or a bucket. */
export interface RestoreDestination {
  /** As errors and results call it. */
  readonly name: string;
  /**
   * Looks at what is there, before anything is written.
   *
   * @returns the keys whose object is there already with the same content: they need no restoring
   * @throws CommandError where something else would be overwritten and may not be, or where objects cannot stand beside
   *   each other
   */
  survey(objects: readonly CatalogRow[], onObject: () => void): Promise<ReadonlySet<string>>;
  /** Writes one object: whole and checked against its SHA-256, or not to be seen at its place. */
  write(entry: ArchiveEntry): Promise<void>;
  /** Whether an error of `write` is the place's and no single object's: nothing else can be written then. */
  isOfPlace(error: unknown): boolean;
  /** The error that a person sees for one of `write`; unknown ones pass through. */
  explain(error: unknown): unknown;
}
