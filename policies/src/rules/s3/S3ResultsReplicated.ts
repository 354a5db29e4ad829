import { environmentOf } from "../../documents/environmentOf.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { dataRoleOf } from "./dataRoleOf.js";
import { replicationsOf } from "./replicationsOf.js";
import { settingTypes } from "./settingTypes.js";

const [configType] = settingTypes.replication.types;
const tags = { "data-role": "results", environment: "prod" };
const rule = (status: string) => ({ id: "all", status, destination: { bucket: "arn:aws:s3:::copies" } });

/** Results in prod are copied elsewhere. Advisory: a bucket whose results can be made again has its reason written down instead. */
export const S3ResultsReplicated: RelationRule = {
  id: "s3-results-replicated",
  title: "Results in prod are copied to another region",
  severity: "low",
  why: "A region that fails, or a bucket that is lost, takes results with it that exist nowhere else",
  fix: "give the bucket a BucketReplicationConfig (replication of a HardenedBucket), or record the reason in the file of reviewed waivers",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html",
  controls: ["BAK-01"],
  scope: "stack",
  types: bucketTypes,
  evaluate: (bucket, graph) => {
    if (dataRoleOf(bucket, graph) !== "results" || environmentOf(bucket, graph) !== "prod") return compliant;
    return replicationsOf(bucket, graph).some(({ enabled }) => enabled)
      ? compliant
      : violation("NotReplicated", `results in bucket ${bucket.name} have no copy in another region`);
  },
  examples: {
    good: [
      { type: bucketTypes[0], name: "results", props: { tags } },
      { type: configType, name: "copied", props: { rules: [rule("Enabled")] }, refersTo: { bucket: "results" } },
    ],
    bad: [{ type: bucketTypes[0], name: "results", props: { tags } }],
    others: {
      "a rule that is off": [
        { type: bucketTypes[0], name: "results", props: { tags } },
        { type: configType, name: "copied", props: { rules: [rule("Disabled")] }, refersTo: { bucket: "results" } },
      ],
    },
  },
};
