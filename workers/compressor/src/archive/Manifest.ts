import { z } from "zod";
import { FORMAT_VERSION } from "./format.js";

const bytes = z.number().int().nonnegative();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const strings = z.record(z.string(), z.string());

/** Compressed bytes of the archive file. */
const range = z.object({ offset: bytes, length: bytes.positive() });

const frame = range.extend({ plainLength: bytes.positive(), level: z.number().int() });

/**
 * That an object is sent again because targets were found without it. Where a target's ledger still stands at the position
 * given for it, the object is written there once more, though it counts as applied; where it has moved on, nothing is.
 */
export const repair = z.object({
  /** Of this one repair. */
  id: z.string().regex(/^[0-9a-f-]{1,64}$/),
  /** By target, `region/bucket`: the ledger's position when the repair was asked for. */
  positions: z.record(z.string(), z.string()),
});

const object = z.object({
  bucket: z.string().optional(),
  key: z.string().min(1),
  /** The name of its tar member. */
  member: z.string().min(1),
  versionId: z.string().optional(),
  sequencer: z.string().optional(),
  etag: z.string().optional(),
  size: bytes,
  /** ISO 8601 with zone. */
  lastModified: z.iso.datetime({ offset: true }),
  storageClass: z.string().optional(),
  tags: strings,
  metadata: strings,
  contentType: z.string().optional(),
  contentEncoding: z.string().optional(),
  contentDisposition: z.string().optional(),
  contentLanguage: z.string().optional(),
  cacheControl: z.string().optional(),
  sha256,
  /** The frames that hold its bytes, in order; none where it is empty. */
  frames: z.array(range),
  /** Where its bytes start in the first frame, once decompressed. */
  plainOffset: bytes,
  repair: repair.optional(),
});

/** An object that was deleted at the source, for the target to delete likewise. */
const deletion = z.object({
  bucket: z.string().min(1),
  key: z.string().min(1),
  /** Orders the deletion among the events of its key; one that has none cannot be mirrored. */
  sequencer: z.string().regex(/^[0-9A-Fa-f]{1,64}$/),
  /** ISO 8601 with zone. */
  deletedAt: z.iso.datetime({ offset: true }).optional(),
  /** The delete marker's, where the bucket is versioned. */
  versionId: z.string().optional(),
});

const target = z.object({
  region: z.string().min(1),
  bucket: z.string().min(1),
  kmsKeyArn: z.string().optional(),
  storageClass: z.string().optional(),
  backup: z.boolean().optional(),
});

/** The manifest's shape. `frames` lists every frame of the archive but the manifest's own, without a gap. */
export const manifestSchema = z.object({
  schemaVersion: z.literal(FORMAT_VERSION),
  id: sha256,
  createdAt: z.iso.datetime({ offset: true }).optional(),
  rule: z.string(),
  /** The distinct zstd levels of the frames, ascending. */
  levels: z.array(z.number().int()),
  targets: z.array(target),
  frames: z.array(frame),
  objects: z.array(object),
  /** Absent where there is none. */
  deletions: z.array(deletion).optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type Repair = z.infer<typeof repair>;
export type ManifestObject = z.infer<typeof object>;
export type ManifestDeletion = z.infer<typeof deletion>;
export type ManifestFrame = z.infer<typeof frame>;
export type ManifestTarget = z.infer<typeof target>;
export type FrameRange = z.infer<typeof range>;
