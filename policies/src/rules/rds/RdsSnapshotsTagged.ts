import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { clusterType, graphClusterType, instanceType } from "./databaseTypes.js";

/** Every snapshot of a database has the database's tags. */
export const RdsSnapshotsTagged: ResourceRule = {
  id: "rds-snapshots-tagged",
  title: "Snapshots of databases have the tags of the database",
  severity: "low",
  why: "Policies that go by owner, environment or data class do not see a snapshot without tags, which holds the same data",
  fix: "set copyTagsToSnapshot to true",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.html",
  controls: ["GOV-01"],
  scope: "resource",
  types: [instanceType, clusterType, graphClusterType],
  evaluate: ({ name, inputs }) =>
    inputs.copyTagsToSnapshot === true ? compliant : violation("Untagged", `snapshots of ${name} have no tags`),
  examples: {
    good: [{ type: instanceType, name: "orders", props: { copyTagsToSnapshot: true } }],
    bad: [{ type: instanceType, name: "orders", props: { copyTagsToSnapshot: false } }],
    others: { "a cluster that says nothing": [{ type: clusterType, name: "orders" }] },
  },
};
