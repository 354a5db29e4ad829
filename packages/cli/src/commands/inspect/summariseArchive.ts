import type { Manifest } from "@sallyport/worker-compressor/archive";

/** What `sallyport inspect --json` prints. */
export interface ArchiveDescription {
  readonly objects: number;
  /** Bytes of the objects. */
  readonly bytes: number;
  readonly archiveBytes: number;
  /** Of the whole archive, in hex. */
  readonly sha256: string;
  /** bytes ÷ archiveBytes, two decimals. */
  readonly ratio: number;
  readonly id: string;
  readonly schemaVersion: number;
  /** The compressor rule that made it; empty for `sallyport compress`. */
  readonly rule: string;
  readonly createdAt?: string | undefined;
  readonly frames: number;
  readonly levels: readonly number[];
  readonly targets: Manifest["targets"];
  readonly contents: readonly {
    readonly key: string;
    readonly size: number;
    readonly lastModified: string;
    readonly sha256: string;
    readonly versionId?: string | undefined;
  }[];
  /** Deletions that a target is to repeat; absent where there are none. */
  readonly deletions?: Manifest["deletions"];
}

export function summariseArchive(manifest: Manifest, archiveBytes: number, sha256: string): ArchiveDescription {
  const { objects, frames, id, schemaVersion, rule, createdAt, levels, targets, deletions } = manifest;
  const bytes = objects.reduce((sum, { size }) => sum + size, 0);
  return {
    objects: objects.length,
    bytes,
    archiveBytes,
    sha256,
    ratio: Math.round((bytes / archiveBytes) * 100) / 100,
    id,
    schemaVersion,
    rule,
    createdAt,
    frames: frames.length,
    levels,
    targets,
    contents: objects.map(({ key, size, lastModified, sha256, versionId }) => {
      return { key, size, lastModified, sha256, versionId };
    }),
    ...(deletions && { deletions }),
  };
}
