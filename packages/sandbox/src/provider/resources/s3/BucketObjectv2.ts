import {
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  type S3Client,
  type StorageClass,
} from "@aws-sdk/client-s3";
import type { Context } from "../../Context.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { tagState } from "../../tags/tagState.js";
import { exampleBuckets } from "./exampleBuckets.js";
import { orAbsent } from "./orAbsent.js";

/** Larger content is not read back: it would bloat the state. */
const readableBytes = 1024 * 1024;

const inputs = {
  bucket: shape.required(shape.text()),
  key: shape.required(shape.text()),
  content: shape.text(),
  contentBase64: shape.text(),
  contentType: shape.withDefault(shape.text(), "application/octet-stream"),
  contentEncoding: shape.text(),
  contentLanguage: shape.text(),
  contentDisposition: shape.text(),
  cacheControl: shape.text(),
  metadata: shape.map(shape.text()),
  serverSideEncryption: shape.text(["AES256", "aws:kms", "aws:kms:dsse"]),
  kmsKeyId: shape.text(),
  storageClass: shape.withDefault(shape.text(), "STANDARD"),
  tags: shape.map(shape.text()),
} as const;

const idOf = (bucket: string, key: string): string => `${bucket}/${key}`;

const placeOf = (id: string): { Bucket: string; Key: string } => {
  const slash = id.indexOf("/");
  return { Bucket: id.slice(0, slash), Key: id.slice(slash + 1) };
};

const put = async (given: InputsOf<typeof inputs>, context: Context): Promise<void> => {
  const body = given.contentBase64 === undefined ? (given.content ?? "") : Buffer.from(given.contentBase64, "base64");
  await context.clients.s3(context.region).send(
    new PutObjectCommand({
      Bucket: given.bucket,
      Key: given.key,
      Body: body,
      ContentType: given.contentType,
      ContentEncoding: given.contentEncoding,
      ContentLanguage: given.contentLanguage,
      ContentDisposition: given.contentDisposition,
      CacheControl: given.cacheControl,
      Metadata: given.metadata,
      ServerSideEncryption: given.serverSideEncryption,
      SSEKMSKeyId: given.kmsKeyId,
      StorageClass: given.storageClass as StorageClass,
      Tagging: new URLSearchParams(allTags(given, context)).toString(),
    }),
  );
};

export const bucketObject = defineResource({
  type: "aws:s3/bucketObjectv2:BucketObjectv2",
  applied: true,
  why: "Objects are stored with their metadata, tags and encryption.",
  inputs,
  unsupported: [
    "acl",
    "bucketKeyEnabled",
    "checksumAlgorithm",
    "etag",
    "forceDestroy",
    "objectLockLegalHoldStatus",
    "objectLockMode",
    "objectLockRetainUntilDate",
    "overrideProvider",
    "source",
    "sourceHash",
    "websiteRedirect",
  ],
  replacedBy: ["bucket", "key"],
  identifiedBy: ["bucket", "key"],
  examples: [
    {
      needs: exampleBuckets("object"),
      base: (made) => ({ bucket: made("bucket", "id"), key: "a/b c.txt", content: "one", tags: { kind: "a&b" } }),
      updated: (made) => ({
        bucket: made("bucket", "id"),
        key: "a/b c.txt",
        content: "two",
        contentType: "text/plain",
        metadata: { origin: "test" },
      }),
      replacing: (made) => ({ bucket: made("other", "id"), key: "c.txt", content: "one" }),
    },
  ],
  validate: ({ content, contentBase64 }) =>
    content !== undefined && contentBase64 !== undefined
      ? [{ property: "contentBase64", reason: "must not be given together with content" }]
      : [],
  identity: ({ bucket, key }) => ({
    id: idOf(bucket, key),
    outputs: { arn: `arn:aws:s3:::${bucket}/${key}`, etag: "0".repeat(32), versionId: "" },
  }),
  create: async (given, context) => {
    await put(given, context);
    return { id: idOf(given.bucket, given.key) };
  },
  read: async (id, known, context) => {
    const place = placeOf(id);
    const s3 = context.clients.s3(context.region);
    const head = await orAbsent(s3.send(new HeadObjectCommand(place)), "NotFound");
    if (head === undefined) {
      return undefined;
    }
    const { TagSet = [] } = await s3.send(new GetObjectTaggingCommand(place));
    return {
      bucket: place.Bucket,
      key: place.Key,
      ...((head.ContentLength ?? 0) <= readableBytes ? await contentOf(s3, place, known) : {}),
      contentType: head.ContentType ?? "application/octet-stream",
      contentEncoding: head.ContentEncoding,
      contentLanguage: head.ContentLanguage,
      contentDisposition: head.ContentDisposition,
      cacheControl: head.CacheControl,
      metadata: head.Metadata ?? {},
      serverSideEncryption: head.ServerSideEncryption,
      kmsKeyId: head.SSEKMSKeyId,
      storageClass: head.StorageClass ?? "STANDARD",
      arn: `arn:aws:s3:::${place.Bucket}/${place.Key}`,
      etag: (head.ETag ?? "").replaceAll('"', ""),
      versionId: head.VersionId ?? "",
      ...tagState(Object.fromEntries(TagSet.map(({ Key, Value }) => [Key ?? "", Value ?? ""])), known, context),
    };
  },
  update: async (_, __, news, context) => {
    await put(news, context);
  },
  delete: async (id, _, context) => {
    const place = placeOf(id);
    const s3 = context.clients.s3(context.region);
    const { Versions = [], DeleteMarkers = [] } = await s3.send(
      new ListObjectVersionsCommand({ Bucket: place.Bucket, Prefix: place.Key }),
    );
    for (const { Key, VersionId } of [...Versions, ...DeleteMarkers].filter(({ Key: key }) => key === place.Key)) {
      await s3.send(new DeleteObjectCommand({ Bucket: place.Bucket, Key, VersionId }));
    }
  },
});

const contentOf = async (
  s3: S3Client,
  place: { readonly Bucket: string; readonly Key: string },
  known: { readonly contentBase64?: string | undefined },
): Promise<{ content: string } | { contentBase64: string }> => {
  const { Body } = await s3.send(new GetObjectCommand(place));
  return known.contentBase64 === undefined
    ? { content: (await Body?.transformToString("utf8")) ?? "" }
    : { contentBase64: (await Body?.transformToString("base64")) ?? "" };
};
