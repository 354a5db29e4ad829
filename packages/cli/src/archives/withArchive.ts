import {
  type ArchiveReader,
  FileRangeSource,
  openArchive,
  type RangeSource,
} from "@sallyport/worker-compressor/archive";
import { CommandError } from "../output/CommandError.js";
import { archiveFailure } from "./archiveFailure.js";

type Closeable = RangeSource & { close(): Promise<void> };

/**
 * Opens an archive in a file or in S3 (`s3://bucket/key`), checks its index, and closes it after the work, which is also
 * told how many bytes of the archive have been read.
 *
 * @throws CommandError for all that is wrong with the archive or with the place it is in
 */
export async function withArchive<T>(
  address: string,
  work: (archive: ArchiveReader, bytesRead: () => number) => Promise<T>,
): Promise<T> {
  try {
    const source = address.startsWith("s3://") ? await s3Source(address) : await FileRangeSource.open(address);
    try {
      let bytesRead = 0;
      const counted: RangeSource = {
        name: source.name,
        size: () => source.size(),
        read: async (offset, length) => {
          const bytes = await source.read(offset, length);
          bytesRead += bytes.length;
          return bytes;
        },
      };
      return await work(await openArchive(counted, { reclaim: true }), () => bytesRead);
    } finally {
      await source.close();
    }
  } catch (error) {
    throw archiveFailure(error, address);
  }
}

async function s3Source(address: string): Promise<Closeable> {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(address) ?? [];
  if (!bucket || !key) throw new CommandError(`${address} names no object`, "give it as s3://bucket/key", 64);
  // Only here: a command on local files has no use for the SDK, which takes longer to load than they take to read.
  const [{ S3Client }, { S3RangeSource }] = await Promise.all([
    import("@aws-sdk/client-s3"),
    import("@sallyport/worker-compressor/archive/s3"),
  ]);
  const client = new S3Client({ forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined });
  const source = await S3RangeSource.open({ client, bucket, key });
  return Object.assign(source, {
    close: async () => {
      client.destroy();
    },
  });
}
