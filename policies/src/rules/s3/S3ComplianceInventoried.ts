import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { bucketTypes } from "./bucketTypes.js";

interface Settings {
  readonly tags: readonly string[];
}

const inventoryType = "aws:s3/inventory:Inventory";
const tags = { compliance: "true" };

/** Buckets in the scope of compliance are listed by S3 regularly. */
export const S3ComplianceInventoried: RelationRule<Settings> = {
  id: "s3-inventory-for-compliance",
  title: "Buckets in compliance scope have an inventory",
  severity: "low",
  why: "An auditor asks what is stored, and how it is encrypted, locked and copied: without an inventory nobody can say",
  fix: "add an Inventory for the bucket (inventory of a HardenedBucket), or remove the tag",
  url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory.html",
  controls: ["STO-07"],
  scope: "stack",
  types: bucketTypes,
  settings: {
    tags: {
      description: 'Names of the tag that, with the value "true", puts a bucket in scope',
      default: ["compliance", "Compliance", "sallyport:compliance"],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (bucket, graph, settings) => {
    const values = (bucket.props.tags ?? {}) as Readonly<Record<string, unknown>>;
    if (!settings.tags.some((tag) => String(values[tag]).toLowerCase() === "true")) return compliant;
    return graph.referring(inventoryType, "bucket", bucket).some(({ props }) => props.enabled !== false)
      ? compliant
      : violation("Missing", `bucket ${bucket.name} is in compliance scope and has no inventory`);
  },
  examples: {
    good: [
      { type: bucketTypes[0], name: "data", props: { tags } },
      { type: inventoryType, name: "list", refersTo: { bucket: "data" } },
    ],
    bad: [{ type: bucketTypes[0], name: "data", props: { tags } }],
    others: {
      "an inventory that is off": [
        { type: bucketTypes[0], name: "data", props: { tags } },
        { type: inventoryType, name: "list", props: { enabled: false }, refersTo: { bucket: "data" } },
      ],
    },
  },
};
