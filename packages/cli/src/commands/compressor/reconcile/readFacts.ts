import {
  GetObjectTaggingCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  type S3Client,
} from "@aws-sdk/client-s3";
import { answerOr } from "../../../aws/answerOr.js";
import type { ObjectFacts } from "./ContentProof.js";

/** Names under which S3 gives the checksums of a content. */
const checksums = {
  SHA256: "ChecksumSHA256",
  SHA1: "ChecksumSHA1",
  CRC64NVME: "ChecksumCRC64NVME",
  CRC32C: "ChecksumCRC32C",
  CRC32: "ChecksumCRC32",
} as const satisfies Readonly<Record<string, keyof HeadObjectCommandOutput>>;

interface Address {
  readonly bucket: string;
  readonly key: string;
}

/**
 * What S3 knows of an object's content. Undefined where it is gone. Needs `s3:GetObject`, the right to decrypt with its key, and for
 * a target `s3:GetObjectTagging`.
 *
 * @param isTarget whether it may say of what it is a copy
 */
export async function readFacts(
  s3: S3Client,
  { bucket, key }: Address,
  isTarget: boolean,
): Promise<ObjectFacts | undefined> {
  const head = await answerOr(undefined, ["NotFound", "NoSuchKey"], async () =>
    s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: "ENABLED" })),
  );
  if (head === undefined) return undefined;
  const tags = isTarget ? await tagsOf(s3, { bucket, key }) : {};
  return {
    etag: (head.ETag ?? "").replaceAll('"', ""),
    lastModified: head.LastModified ?? new Date(0),
    encryption: head.ServerSideEncryption,
    checksums: wholeChecksums(head),
    origin: {
      etag: tags.OriginalETag ?? head.Metadata?.originaletag,
      createdAt: tags.OriginalCreationTime ?? head.Metadata?.originalcreationtime,
    },
  };
}

/** Those over parts have the number of parts behind a hyphen. */
function wholeChecksums(head: HeadObjectCommandOutput): Readonly<Record<string, string>> {
  if (head.ChecksumType === "COMPOSITE") return {};
  const values = Object.entries(checksums).flatMap(([name, field]) => {
    const value = head[field];
    return value === undefined || /-\d+$/.test(value) ? [] : [[name, value] as const];
  });
  return Object.fromEntries(values);
}

async function tagsOf(s3: S3Client, { bucket, key }: Address): Promise<Readonly<Record<string, string>>> {
  const answer = await answerOr(undefined, ["NoSuchKey", "NoSuchTagSet"], async () =>
    s3.send(new GetObjectTaggingCommand({ Bucket: bucket, Key: key })),
  );
  return Object.fromEntries((answer?.TagSet ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
}
