import type { ClientBase } from "pg";

/** One version of an object, as it was listed or opened. */
export interface ObjectVersion {
  /** Key in the bucket, e.g. `data/users.csv`. */
  readonly key: string;
  /** Changes whenever the content does. */
  readonly etag: string;
  /** Only where the store names its versions. */
  readonly version?: string | undefined;
  readonly bytes: number;
  readonly modified: Date;
}

/** An object's bytes, to be read once and in order; or `close` instead. */
export interface OpenedObject extends ObjectVersion {
  readonly body: AsyncIterable<Uint8Array>;
  /** Drops what is not read. */
  close(): void;
}

/** Where the files are. */
export interface ObjectStore {
  /** How the ledger names this store: the bucket, or `file://<host>` for local files. */
  readonly bucket: string;
  /** Every object whose key begins with the prefix, in any order. */
  list(prefix: string, signal: AbortSignal): AsyncIterable<ObjectVersion>;
  /**
   * The current version, or the one with this etag. Undefined where there is no object of this key.
   *
   * @throws RetryableError `input-changed` where the etag is another by now
   */
  open(key: string, signal: AbortSignal, etag?: string): Promise<OpenedObject | undefined>;
}

/** Where rejected rows are kept. */
export interface QuarantineStore {
  /** Writes an object from a local file, whole or not at all; resolves with where it is. */
  store(key: string, path: string, signal: AbortSignal): Promise<string>;
}

/** Sessions at the database, each of them verified by TLS before anything is sent. */
export interface Databases {
  /** Runs `work` in a session of its own, which is given back, or ended where `work` failed. */
  withClient<Result>(work: (client: ClientBase) => Promise<Result>, signal: AbortSignal): Promise<Result>;
  /** Ends all sessions. */
  close(): Promise<void>;
}

export interface Clock {
  now(): Date;
}

/** All that a load needs from outside. */
export interface EtlPorts {
  readonly objects: ObjectStore;
  readonly quarantine: QuarantineStore;
  readonly databases: Databases;
  readonly clock: Clock;
}
