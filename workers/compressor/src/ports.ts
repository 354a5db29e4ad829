import type { ObjectAddress, ObjectStream } from "@sallyport/worker-kit";

/** What an object is given beside its content. */
export interface ObjectHeaders {
  readonly contentType?: string | undefined;
  readonly contentEncoding?: string | undefined;
  readonly contentDisposition?: string | undefined;
  readonly contentLanguage?: string | undefined;
  readonly cacheControl?: string | undefined;
  readonly storageClass?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** Default: the bucket's own key. */
  readonly kmsKeyArn?: string | undefined;
}

/** An object to be written. */
export interface NewObject {
  readonly bucket: string;
  readonly key: string;
  readonly headers: ObjectHeaders;
  /** Written only where no object has its key: S3 refuses with `PreconditionFailed` else. Default false. */
  readonly isNew?: boolean | undefined;
}

/** A multipart upload under way. Parts may be sent in any order and several at a time. */
export interface PartUpload {
  /** Parts are numbered from 1. */
  part(number: number, bytes: Buffer): Promise<void>;
  /** Makes the object of all parts, in the order of their numbers. */
  complete(): Promise<void>;
  abort(): Promise<void>;
}

/** Objects in S3. */
export interface ObjectStore {
  open(address: ObjectAddress, signal: AbortSignal): Promise<ObjectStream>;
  tags(address: ObjectAddress, signal: AbortSignal): Promise<Readonly<Record<string, string>>>;
  /** Writes content with the SHA-256 that it has to have, in hex: S3 refuses any other. */
  put(object: NewObject, bytes: Buffer, sha256: string, signal: AbortSignal): Promise<void>;
  startUpload(object: NewObject, signal: AbortSignal): Promise<PartUpload>;
  /** Puts a delete marker where the bucket is versioned. */
  remove(bucket: string, key: string, signal?: AbortSignal): Promise<void>;
}

/** One part of an object that is copied in several. */
export interface CopyPart {
  /** Bytes of the object. */
  readonly offset: number;
  readonly length: number;
  /** Of the part, in base64: S3 refuses any other. */
  readonly sha256: string;
}

/** Copies within a region, which S3 makes by itself. */
export interface ObjectCopies {
  /** Copies a version: at once, or in `parts` where there are any. Fails with `PreconditionFailed` as `to.isNew` asks. */
  copy(from: ObjectAddress, to: NewObject, parts: readonly CopyPart[], signal: AbortSignal): Promise<void>;
  /** The SHA-256 that S3 has of an object, in S3's own form; undefined where there is no object, or no such checksum. */
  checksum(bucket: string, key: string, signal: AbortSignal): Promise<string | undefined>;
}

/** Which target regions an archive has been confirmed by: the source's table. */
export interface ArchiveLedger {
  /** Before the upload: the regions whose confirmations are awaited. */
  record(archive: string, regions: readonly string[]): Promise<void>;
  /** Adds a confirmation. Resolves with what is known of the archive by then. */
  confirm(archive: string, region: string): Promise<ArchiveConfirmations>;
}

export interface ArchiveConfirmations {
  readonly awaited: readonly string[];
  readonly confirmed: readonly string[];
}

/** The wish to write one object to one target bucket, or to delete it there. */
export interface Claim {
  /** Source bucket and key, `bucket/key`. */
  readonly object: string;
  /** Target region and bucket, `region/bucket`. */
  readonly target: string;
  /** Orders the events of one object; see `positionOf`. */
  readonly position: string;
  readonly versionId?: string | undefined;
  readonly archive: string;
  /** Whether what is applied at this very position is to be written once more. */
  readonly repair?: boolean | undefined;
}

/**
 * What came of a claim.
 *
 * - `claimed`: ours to write until the lease ends.
 * - `settled`: this or a newer event has been applied; there is nothing to do.
 * - `busy`: another worker holds the lease.
 */
export type ClaimResult = "claimed" | "settled" | "busy";

/** What has been applied: the target's table. */
export interface ObjectLedger {
  /** Whether all of an archive has been applied. */
  isComplete(archive: string): Promise<boolean>;
  /** Claims objects for `leaseSeconds`; results in the order of the claims. */
  claim(claims: readonly Claim[], leaseSeconds: number): Promise<ClaimResult[]>;
  /** After all objects of an archive are written: it is applied, and so is each claim that names it. */
  completeArchive(archive: string): Promise<void>;
  /** Where an archive cannot be completed: marks single objects as applied. */
  completeObjects(claims: readonly Claim[]): Promise<void>;
  /** Ends the leases of claims that came to nothing for certain. */
  releaseObjects(claims: readonly Claim[]): Promise<void>;
}

/** That an archive is applied in a region. */
export interface Confirmation {
  readonly rule: string;
  readonly archiveId: string;
  /** The inbound bucket that the target took it from. */
  readonly bucket: string;
  /** The same in both staging buckets. */
  readonly key: string;
  /** The target's. */
  readonly region: string;
}

/** The way back to the source region. */
export interface ConfirmationSender {
  send(confirmation: Confirmation): Promise<void>;
}
