import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { clusterInstanceType, clusterType, instanceType, isReplica } from "./databaseTypes.js";

/** The property by which each type says in which network it is, where it would lie in the default one without it. */
const subnetGroups: Readonly<Record<string, string>> = {
  [instanceType]: "dbSubnetGroupName",
  [clusterType]: "dbSubnetGroupName",
  "aws:redshift/cluster:Cluster": "clusterSubnetGroupName",
};

/** No database has a public address, and each says in which network it is. */
export const RdsNotPublic: ResourceRule = {
  id: "rds-not-public",
  title: "Databases have no public address and a network of ours",
  severity: "critical",
  why: "A public address leaves passwords as the only thing between the internet and the data; the default network gives addresses out",
  fix: "set publiclyAccessible to false and dbSubnetGroupName to a group of isolated subnets",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
  controls: ["NET-12", "NET-16"],
  scope: "resource",
  types: [
    instanceType,
    clusterType,
    clusterInstanceType,
    "aws:neptune/clusterInstance:ClusterInstance",
    "aws:redshift/cluster:Cluster",
    "aws:dms/replicationInstance:ReplicationInstance",
    "aws:mq/broker:Broker",
  ],
  evaluate: (database) => {
    const { name, type, inputs } = database;
    const subnetGroup = subnetGroups[type];
    return verdictOf([
      ...(inputs.publiclyAccessible === true ? [{ id: "Public", message: `${name} has a public address` }] : []),
      ...(subnetGroup === undefined || isReplica(database) || isSet(inputs, subnetGroup)
        ? []
        : [{ id: "NoSubnetGroup", message: `${name} lies in the default network: ${subnetGroup} is not set` }]),
    ]);
  },
  examples: {
    good: [{ type: instanceType, name: "orders", props: { publiclyAccessible: false, dbSubnetGroupName: "isolated" } }],
    bad: [{ type: instanceType, name: "orders", props: { publiclyAccessible: true, dbSubnetGroupName: "isolated" } }],
    others: {
      "no subnet group": [{ type: clusterType, name: "orders" }],
      "a member of a cluster": [{ type: clusterInstanceType, name: "orders", props: { publiclyAccessible: true } }],
    },
  },
};
