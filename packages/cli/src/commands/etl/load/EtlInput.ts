import type { ObjectStore, QuarantineStore } from "@sallyport/worker-etl";

/** A file, where it is, and where rows of it are set aside. */
export interface EtlInput {
  readonly objects: ObjectStore;
  readonly quarantine: QuarantineStore;
  /** Key of the file in the store. */
  readonly object: string;
  /** Folder of the key, which is not part of the table's name. */
  readonly prefix: string;
}
