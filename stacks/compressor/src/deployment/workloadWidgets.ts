import type { DashboardWidgetArgs } from "@sallyport/components";
import type { WatchedWorkers } from "./WatchedWorkers.js";

/** What any worker service is shown by: its queue, its tasks, and what they were refused. */
export function workloadWidgets(workers: WatchedWorkers, message: string): DashboardWidgetArgs[] {
  const queue = { namespace: "AWS/SQS", dimensions: { QueueName: workers.queueName }, statistic: "Maximum" };
  const letters = { ...queue, dimensions: { QueueName: workers.deadLetterQueueName } };
  const tasks = {
    namespace: "ECS/ContainerInsights",
    dimensions: { ClusterName: workers.clusterName, ServiceName: workers.serviceName },
    statistic: "Average",
  };
  return [
    {
      title: "Backlog",
      metrics: [
        { ...queue, metricName: "ApproximateNumberOfMessagesVisible", label: `${message}s waiting` },
        { ...queue, metricName: "ApproximateNumberOfMessagesNotVisible", label: `${message}s in work` },
        { ...letters, metricName: "ApproximateNumberOfMessagesVisible", label: "set aside" },
      ],
    },
    {
      title: "Oldest message",
      metrics: [{ ...queue, metricName: "ApproximateAgeOfOldestMessage", label: "seconds" }],
    },
    {
      title: "Tasks",
      metrics: [
        { ...tasks, metricName: "DesiredTaskCount", label: "wanted" },
        { ...tasks, metricName: "RunningTaskCount", label: "running" },
      ],
    },
    {
      title: "Refused calls",
      metrics: [{ ...workers.denied, label: "security.access_denied" }],
    },
  ];
}
