import { environmentOf } from "../../documents/environmentOf.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const tableType = "aws:dynamodb/table:Table";
const table = { type: tableType, name: "ledger", props: { tags: { environment: "prod" } } };

/** What holds data in production, or the key to it, Pulumi refuses to delete or replace. */
export const DataProtectedInProd: RelationRule = {
  id: "prod-data-protected",
  title: "What holds data in production is protected from deletion by Pulumi",
  severity: "medium",
  why: "A renamed resource or a wrong stack name in one command deletes what no backup of the program brings back",
  fix: 'set the resource option protect, as the components do for environment "prod"',
  url: "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/back-up-data.html",
  controls: ["BAK-05"],
  scope: "stack",
  types: [
    tableType,
    "aws:s3/bucket:Bucket",
    "aws:s3/bucketV2:BucketV2",
    "aws:rds/instance:Instance",
    "aws:rds/cluster:Cluster",
    "aws:docdb/cluster:Cluster",
    "aws:redshift/cluster:Cluster",
    "aws:efs/fileSystem:FileSystem",
    "aws:kms/key:Key",
    "aws:secretsmanager/secret:Secret",
    "aws:cloudwatch/logGroup:LogGroup",
    "aws:sqs/queue:Queue",
    "aws:backup/vault:Vault",
  ],
  evaluate: (resource, graph) => {
    if (environmentOf(resource, graph) !== "prod" || resource.protect === true) return compliant;
    return violation("Unprotected", `${resource.name} of production is not protected from deletion`);
  },
  examples: {
    good: [{ ...table, protect: true }],
    bad: [table],
    others: {
      "a component's argument": [
        { type: "aws:kms/key:Key", name: "key", parent: "data" },
        { type: "acme:index:Store", name: "data", props: { environment: "prod" } },
      ],
    },
  },
};
