import {
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { type ProbeTarget, probeCaller } from "./ProbeCaller.js";

export const s3Calls = probeCaller((settings) => new S3Client({ ...settings, forcePathStyle: true }), {
  "s3:GetObject": (s3, target) => s3.send(new GetObjectCommand(objectOf(target))),
  "s3:GetObjectVersion": (s3, target) => s3.send(new GetObjectCommand(versionOf(target))),
  "s3:PutObject": (s3, target) => s3.send(new PutObjectCommand({ ...objectOf(target), Body: "probe" })),
  "s3:PutObjectAcl": (s3, target) => s3.send(new PutObjectAclCommand({ ...objectOf(target), ACL: "private" })),
  "s3:DeleteObject": (s3, target) => s3.send(new DeleteObjectCommand(objectOf(target))),
  "s3:DeleteObjectVersion": (s3, target) => s3.send(new DeleteObjectCommand(versionOf(target))),
  "s3:ListBucket": (s3, target) => s3.send(new ListObjectsV2Command(bucketOf(target))),
  "s3:ListBucketVersions": (s3, target) => s3.send(new ListObjectVersionsCommand(bucketOf(target))),
  "s3:ListAllMyBuckets": (s3) => s3.send(new ListBucketsCommand({})),
  "s3:PutBucketPolicy": (s3, target) => s3.send(new PutBucketPolicyCommand({ ...bucketOf(target), Policy: "{}" })),
  "s3:PutBucketPublicAccessBlock": (s3, target) =>
    s3.send(new PutPublicAccessBlockCommand({ ...bucketOf(target), PublicAccessBlockConfiguration: {} })),
  "s3:PutBucketVersioning": (s3, target) =>
    s3.send(new PutBucketVersioningCommand({ ...bucketOf(target), VersioningConfiguration: { Status: "Suspended" } })),
  "s3:DeleteBucket": (s3, target) => s3.send(new DeleteBucketCommand(bucketOf(target))),
});

function bucketOf({ resource }: ProbeTarget): { readonly Bucket: string } {
  return { Bucket: resource.split("/")[0] ?? "" };
}

function objectOf(target: ProbeTarget): { readonly Bucket: string; readonly Key: string } {
  const { Bucket } = bucketOf(target);
  return { Bucket, Key: target.resource.slice(Bucket.length + 1) };
}

function versionOf(target: ProbeTarget): { readonly Bucket: string; readonly Key: string; readonly VersionId: string } {
  return { ...objectOf(target), VersionId: "sallyport-probe" };
}
