import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { cluster } from "./Cluster.js";
import { clusterCapacityProviders } from "./ClusterCapacityProviders.js";
import { service } from "./Service.js";
import { taskDefinition } from "./TaskDefinition.js";

export const ecsDefinitions: readonly ResourceDefinition[] = [
  cluster,
  clusterCapacityProviders,
  service,
  taskDefinition,
];
