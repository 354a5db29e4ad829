import { createHash } from "node:crypto";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { ArchiveWriter, archiveId, type EntryMetadata, type Manifest } from "@sallyport/worker-compressor/archive";
import { catalogKey, catalogOf, keptArchiveKey, writeCatalog } from "@sallyport/worker-compressor/catalog";

/** A version of an object, as a test has it. */
export interface TestVersion extends Omit<EntryMetadata, "size" | "bucket" | "sequencer" | "lastModified"> {
  readonly content: Buffer;
  readonly lastModified: Date;
  readonly sequencer: string;
}

/** An object's end, as a test has it. */
export interface TestDeletion {
  readonly key: string;
  readonly sequencer: string;
  readonly deletedAt: Date;
}

/** An archive as it was put into the backup bucket. */
export interface KeptArchive {
  readonly key: string;
  readonly bytes: Buffer;
  readonly manifest: Manifest;
}

/** A backup bucket that a test fills, with the archive writer and the catalog writer of the compressor. */
export class Backup {
  readonly #s3: S3Client;
  readonly bucket: string;

  constructor(s3: S3Client, bucket: string) {
    this.#s3 = s3;
    this.bucket = bucket;
  }

  async keep(
    rule: string,
    versions: readonly TestVersion[],
    deleted: readonly TestDeletion[] = [],
    frameBytes?: number,
  ): Promise<KeptArchive> {
    const objects = versions.map(({ content, ...entry }) => ({
      entry: { ...entry, bucket: `source-of-${rule}`, size: content.length, etag: etagOf(content) },
      content,
    }));
    const deletions = deleted.map(({ key, sequencer, deletedAt }) => {
      return { bucket: `source-of-${rule}`, key, sequencer, deletedAt: deletedAt.toISOString() };
    });
    const id = archiveId(
      rule,
      objects.map(({ entry }) => entry),
      deletions,
    );
    const chunks: Buffer[] = [];
    const sink = async (chunk: Buffer): Promise<void> => void chunks.push(Buffer.from(chunk));
    const writer = new ArchiveWriter({ sink, id, rule, frameBytes, deletions });
    for (const { entry, content } of objects) await writer.add(entry, [content]);
    const { manifest } = await writer.finish();
    const bytes = Buffer.concat(chunks);
    const key = keptArchiveKey(rule, id);
    await this.put(key, bytes);
    for (const [day, rows] of catalogOf(manifest, this.bucket))
      await this.put(catalogKey({ rule, day, archive: id }), writeCatalog(rows));
    return { key, bytes, manifest };
  }

  async put(Key: string, Body: Buffer): Promise<void> {
    await this.#s3.send(new PutObjectCommand({ Bucket: this.bucket, Key, Body }));
  }
}

export function etagOf(content: Buffer): string {
  return createHash("md5").update(content).digest("hex");
}
