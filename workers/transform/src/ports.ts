import type { Readable } from "node:stream";

/** An object as it was listed. */
export interface StoredObject {
  readonly key: string;
  readonly bytes: number;
}

/** Where sources come from and results go to: S3, or a local folder. */
export interface ObjectStore {
  /** Every object whose key begins with the prefix, page by page, so that a caller may stop. */
  list(bucket: string, prefix: string, signal: AbortSignal): AsyncIterable<StoredObject>;
  /** The object's bytes, in order. */
  get(bucket: string, key: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>;
  /** Writes an object from an open file, over an older one: whole or not at all. */
  put(object: StorePut, signal: AbortSignal): Promise<void>;
}

export interface StorePut {
  /** Below the job's own prefix, e.g. `code/src/a.ts`, `logs/output.log`, `manifest.json`. */
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the content, hexadecimal: the store refuses what arrives otherwise. */
  readonly sha256: string;
  /** The content where it is small: one file of many. */
  readonly whole?: Buffer;
  /** Opens the content, from its first byte, again for each attempt. */
  readonly open: () => Readable;
}

/** Where a git host is. */
export interface HostResolver {
  /** Its addresses, all of them public. Throws RefusedError `git-host-not-allowed` where one is private, loopback or link-local. */
  addresses(host: string): Promise<readonly string[]>;
  /** PEM file of the authorities that git trusts instead of the system's. */
  readonly caFile?: string | undefined;
}

/** Tokens of private repositories, fetched at run time (SEC-08). */
export interface TokenReader {
  /** Undefined where this host needs none. */
  token(host: string, signal: AbortSignal): Promise<string | undefined>;
}

/** Temporary credentials that the program may have. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** The narrowed session of the program; absent where it gets no credentials at all. */
export interface ChildSession {
  /** Fresh credentials; called again before the last ones expire. */
  credentials(): Promise<SessionCredentials>;
  /** What a program needs besides to make calls: region, endpoint, CA. Never credentials. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface Clock {
  now(): Date;
}

/** One line of the program's output, redacted. */
export interface OutputLine {
  readonly stream: "stdout" | "stderr";
  readonly line: string;
}

/** What a job does, told while it does it. Never holds a secret. */
export interface JobObserver {
  event(name: string, fields?: Readonly<Record<string, unknown>>): void;
  output(line: OutputLine): void;
}

/** Everything that a job needs from outside. */
export interface JobPorts {
  readonly objects: ObjectStore;
  readonly hosts: HostResolver;
  readonly tokens: TokenReader;
  readonly session?: ChildSession | undefined;
  readonly clock: Clock;
  readonly observer: JobObserver;
}
