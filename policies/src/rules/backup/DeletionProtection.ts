import { environmentOf } from "../../documents/environmentOf.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

/** The property of each type by which AWS itself refuses to delete it, and what it then is. */
const protections: Readonly<Record<string, readonly [property: string, value: unknown]>> = {
  "aws:rds/instance:Instance": ["deletionProtection", true],
  "aws:rds/cluster:Cluster": ["deletionProtection", true],
  "aws:rds/globalCluster:GlobalCluster": ["deletionProtection", true],
  "aws:docdb/cluster:Cluster": ["deletionProtection", true],
  "aws:docdb/globalCluster:GlobalCluster": ["deletionProtection", true],
  "aws:neptune/cluster:Cluster": ["deletionProtection", true],
  "aws:neptune/globalCluster:GlobalCluster": ["deletionProtection", true],
  "aws:dsql/cluster:Cluster": ["deletionProtectionEnabled", true],
  "aws:dynamodb/table:Table": ["deletionProtectionEnabled", true],
  "aws:dynamodb/tableReplica:TableReplica": ["deletionProtectionEnabled", true],
  "aws:cognito/userPool:UserPool": ["deletionProtection", "ACTIVE"],
};
const inProd = { tags: { environment: "prod" } };

/** What keeps data in production AWS itself refuses to delete, whoever asks. */
export const DeletionProtection: RelationRule = {
  id: "deletion-protection",
  title: "AWS refuses to delete databases and tables of production",
  severity: "medium",
  why: "Pulumi's own protection ends where somebody uses the console or another program, and with it every item and backup goes",
  fix: "set deletionProtection (tables: deletionProtectionEnabled) to true in production",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html#USER_DeleteInstance.DeletionProtection",
  controls: ["BAK-05"],
  scope: "stack",
  types: Object.keys(protections),
  evaluate: (resource, graph) => {
    const [property, value] = protections[resource.type] ?? ["", true];
    if (environmentOf(resource, graph) !== "prod" || resource.inputs[property] === value) return compliant;
    return violation("Off", `AWS would delete ${resource.name} of production: ${property} is off`);
  },
  examples: {
    good: [{ type: "aws:rds/instance:Instance", name: "orders", props: { ...inProd, deletionProtection: true } }],
    bad: [{ type: "aws:rds/instance:Instance", name: "orders", props: { ...inProd, deletionProtection: false } }],
    others: {
      "a table that says nothing": [{ type: "aws:dynamodb/table:Table", name: "ledger", props: inProd }],
      "a component's argument": [
        { type: "aws:docdb/cluster:Cluster", name: "papers", parent: "store" },
        { type: "acme:index:Store", name: "store", props: { environment: "prod" } },
      ],
      users: [
        { type: "aws:cognito/userPool:UserPool", name: "people", props: { ...inProd, deletionProtection: "INACTIVE" } },
      ],
    },
  },
};
