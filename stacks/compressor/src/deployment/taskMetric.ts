import type { WatchedWorkers } from "./WatchedWorkers.js";

/** A number of tasks of a worker service, as Container Insights counts them. */
export function taskMetric(
  { clusterName, serviceName }: WatchedWorkers,
  metricName: "DesiredTaskCount" | "RunningTaskCount",
) {
  return {
    namespace: "ECS/ContainerInsights",
    metricName,
    dimensions: { ClusterName: clusterName, ServiceName: serviceName },
    statistic: "Average",
  };
}
