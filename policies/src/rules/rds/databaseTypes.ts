import { isSet } from "../../documents/isSet.js";
import type { ResourceView } from "../../engine/ResourceView.js";

export const instanceType = "aws:rds/instance:Instance";
export const clusterType = "aws:rds/cluster:Cluster";
export const clusterInstanceType = "aws:rds/clusterInstance:ClusterInstance";
export const documentClusterType = "aws:docdb/cluster:Cluster";
export const graphClusterType = "aws:neptune/cluster:Cluster";

/** The types that hold a database's storage. Members of a cluster hold none. */
export const storageTypes = [instanceType, clusterType, documentClusterType, graphClusterType] as const;

/** Whether a database copies another: encryption, users and backups are those of the one it copies. */
export function isReplica({ inputs }: ResourceView): boolean {
  return ["replicateSourceDb", "replicationSourceIdentifier"].some((property) => isSet(inputs, property));
}
