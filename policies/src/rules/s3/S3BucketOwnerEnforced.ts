import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";
import { type Fields, oneOf } from "./settingsOf.js";

const ownershipType = "aws:s3/bucketOwnershipControls:BucketOwnershipControls";
const bucketWith = (rule: Fields) => [
  { type: bucketTypes[0], name: "data" },
  { type: ownershipType, name: "ownership", props: { rule }, refersTo: { bucket: "data" } },
];

/** Every bucket owns its objects, so that no access list counts. */
export const S3BucketOwnerEnforced: RelationRule = {
  id: "s3-bucket-owner-enforced",
  title: "Buckets own their objects and ignore access lists",
  severity: "medium",
  why: "Where access lists count, whoever uploads an object decides who reads it, past the bucket's policy",
  fix: 'add a BucketOwnershipControls with rule.objectOwnership "BucketOwnerEnforced"',
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
  controls: ["STO-01"],
  scope: "stack",
  types: bucketTypes,
  evaluate: (bucket, graph) => {
    const [controls] = graph.referring(ownershipType, "bucket", bucket);
    if (!controls) return violation("Missing", `bucket ${bucket.name} has no BucketOwnershipControls`);
    const ownership = oneOf(controls.props.rule)?.objectOwnership;
    return ownership === "BucketOwnerEnforced"
      ? compliant
      : violation("NotEnforced", `objects of bucket ${bucket.name} may belong to others: ${ownership}`);
  },
  examples: {
    good: bucketWith({ objectOwnership: "BucketOwnerEnforced" }),
    bad: bucketWith({ objectOwnership: "ObjectWriter" }),
    others: { "not a word": [{ type: bucketTypes[0], name: "data" }], "no value": bucketWith({}) },
  },
};
