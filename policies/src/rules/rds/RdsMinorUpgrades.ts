import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { clusterInstanceType, instanceType } from "./databaseTypes.js";

/** Every database server takes minor upgrades by itself. */
export const RdsMinorUpgrades: ResourceRule = {
  id: "rds-minor-upgrades",
  title: "Database servers take minor upgrades by themselves",
  severity: "medium",
  why: "Minor versions are where security holes are closed; by hand they come months late",
  fix: "leave autoMinorVersionUpgrade on, and choose a maintenanceWindow",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Upgrading.html",
  controls: ["SUP-13"],
  scope: "resource",
  types: [
    instanceType,
    clusterInstanceType,
    "aws:docdb/clusterInstance:ClusterInstance",
    "aws:neptune/clusterInstance:ClusterInstance",
    "aws:elasticache/replicationGroup:ReplicationGroup",
    "aws:memorydb/cluster:Cluster",
    "aws:dms/replicationInstance:ReplicationInstance",
    "aws:mq/broker:Broker",
  ],
  // Some of these are given as text by the provider.
  evaluate: ({ name, inputs }) =>
    String(inputs.autoMinorVersionUpgrade) === "false"
      ? violation("Off", `${name} does not take minor upgrades by itself`)
      : compliant,
  examples: {
    good: [{ type: instanceType, name: "orders", props: { autoMinorVersionUpgrade: true } }],
    bad: [{ type: instanceType, name: "orders", props: { autoMinorVersionUpgrade: false } }],
    others: {
      "a member of a cluster": [
        { type: clusterInstanceType, name: "orders", props: { autoMinorVersionUpgrade: false } },
      ],
    },
  },
};
