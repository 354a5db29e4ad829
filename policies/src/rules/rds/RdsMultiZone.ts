import { environmentOf } from "../../documents/environmentOf.js";
import { isSet } from "../../documents/isSet.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import {
  clusterInstanceType,
  clusterType,
  documentClusterType,
  graphClusterType,
  instanceType,
  isReplica,
} from "./databaseTypes.js";

/** What the members of a cluster of each type are. */
const members: Readonly<Record<string, string>> = {
  [clusterType]: clusterInstanceType,
  [documentClusterType]: "aws:docdb/clusterInstance:ClusterInstance",
  [graphClusterType]: "aws:neptune/clusterInstance:ClusterInstance",
};
const inProd = { tags: { environment: "prod" } };
const member = (name: string) => ({ type: clusterInstanceType, name, refersTo: { clusterIdentifier: "orders" } });

/** Every database of production has a standby in another zone. */
export const RdsMultiZone: RelationRule = {
  id: "rds-multi-az",
  title: "Databases of production have a standby in another zone",
  severity: "medium",
  why: "With its zone, or for the time of an upgrade, a single server takes every workload down that needs it",
  fix: "set multiAz to true, or give the cluster two instances; in PostgresDatabase, exceptions.singleAz says why not",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZ.html",
  controls: ["NET-04", "BAK-05"],
  scope: "stack",
  waivedBy: "singleAz",
  types: [instanceType, clusterType, documentClusterType, graphClusterType],
  evaluate: (database, graph) => {
    if (isReplica(database) || environmentOf(database, graph) !== "prod" || standsBy(database, graph)) return compliant;
    return violation("OneZone", `${database.name} of production has no standby in another zone`);
  },
  examples: {
    good: [{ type: instanceType, name: "orders", props: { ...inProd, multiAz: true } }],
    bad: [{ type: instanceType, name: "orders", props: { ...inProd, multiAz: false } }],
    others: {
      "nothing said": [{ type: instanceType, name: "orders", props: inProd }],
      "a component's argument": [
        { type: instanceType, name: "orders", parent: "store" },
        { type: "acme:index:Store", name: "store", props: { environment: "prod" } },
      ],
      "a cluster of one": [{ type: clusterType, name: "orders", props: inProd }, member("one")],
    },
  },
};

/** A cluster with a class of its own is one of RDS's Multi-AZ clusters, which have their standbys within. */
function standsBy(database: ResourceView, graph: ResourceGraph): boolean {
  const { type, inputs } = database;
  const memberType = members[type];
  if (memberType === undefined) return inputs.multiAz === true;
  if (isSet(inputs, "dbClusterInstanceClass")) return true;
  return graph.referring(memberType, "clusterIdentifier", database).length >= 2;
}
