import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { knownAfter } from "../naming/knownAfter.js";
import type { TaskPlan } from "./TaskPlan.js";

/** Where tasks run. */
export interface Cluster {
  readonly clusterArn: pulumi.Input<string>;
  readonly clusterName: pulumi.Output<string>;
  /** After which the cluster can start tasks. */
  readonly settled: readonly pulumi.Resource[];
}

/** The cluster that the caller gives, or one with Fargate's capacity providers and Container Insights. */
export function clusterOf({ parent, name, args, home, tags }: TaskPlan): Cluster {
  const { clusterArn, region } = args;
  if (clusterArn !== undefined) {
    const clusterName = pulumi.output(clusterArn).apply((arn) => arn.slice(arn.lastIndexOf("/") + 1));
    return { clusterArn, clusterName, settled: [] };
  }
  const cluster = new aws.ecs.Cluster(
    `${name}-cluster`,
    { name, settings: [{ name: "containerInsights", value: "enabled" }], region, tags },
    { parent },
  );
  const providers = new aws.ecs.ClusterCapacityProviders(
    `${name}-capacity`,
    { clusterName: cluster.name, capacityProviders: ["FARGATE", "FARGATE_SPOT"], region },
    { parent },
  );
  return {
    clusterArn: knownAfter(
      pulumi.interpolate`arn:${home.partition}:ecs:${home.region}:${home.accountId}:cluster/${name}`,
      cluster,
    ),
    clusterName: knownAfter(name, cluster),
    settled: [providers],
  };
}
