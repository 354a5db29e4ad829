import type { DashboardWidgetArgs } from "@sallyport/components";
import { taskMetric } from "./taskMetric.js";
import type { WatchedWorkers } from "./WatchedWorkers.js";

/** What any worker service is shown by: its queue, its tasks, and what they were refused. */
export function workloadWidgets(workers: WatchedWorkers, message: string): DashboardWidgetArgs[] {
  const queue = { namespace: "AWS/SQS", dimensions: { QueueName: workers.queueName }, statistic: "Maximum" };
  const letters = { ...queue, dimensions: { QueueName: workers.deadLetterQueueName } };
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
        { ...taskMetric(workers, "DesiredTaskCount"), label: "wanted" },
        { ...taskMetric(workers, "RunningTaskCount"), label: "running" },
      ],
    },
    {
      title: "Refused calls",
      metrics: [{ ...workers.denied, label: "security.access_denied" }],
    },
  ];
}
