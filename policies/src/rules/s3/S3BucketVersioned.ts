import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { bucketTypes, logBucketType } from "./bucketTypes.js";

const versioningType = "aws:s3/bucketVersioning:BucketVersioning";

/** Every bucket keeps versions, so that an overwrite or a deletion can be undone; replication needs it too. */
export const S3BucketVersioned: RelationRule = {
  id: "s3-versioning-enabled",
  title: "Buckets keep versions",
  severity: "medium",
  why: "Without versions an overwrite or a deletion, by mistake or by an intruder, is final",
  fix: "add a BucketVersioning with status Enabled",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
  controls: ["STO-03", "BAK-05"],
  scope: "stack",
  types: bucketTypes,
  evaluate: (bucket, graph) => {
    if (graph.ancestors(bucket).some(({ type }) => type === logBucketType)) return compliant;
    const [versioning] = graph.referring(versioningType, "bucket", bucket);
    const configuration = versioning?.props.versioningConfiguration as { readonly status?: string } | undefined;
    return configuration?.status === "Enabled"
      ? compliant
      : violation("NotEnabled", `bucket ${bucket.name} does not keep versions`);
  },
  examples: {
    good: [
      { type: bucketTypes[0], name: "data" },
      {
        type: versioningType,
        name: "versions",
        props: { versioningConfiguration: { status: "Enabled" } },
        refersTo: { bucket: "data" },
      },
    ],
    bad: [
      { type: bucketTypes[0], name: "data" },
      {
        type: versioningType,
        name: "versions",
        props: { versioningConfiguration: { status: "Suspended" } },
        refersTo: { bucket: "data" },
      },
    ],
  },
};
