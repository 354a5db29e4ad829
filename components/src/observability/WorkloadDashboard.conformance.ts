import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { DashboardView } from "./DashboardArgs.js";
import { WorkloadDashboard } from "./WorkloadDashboard.js";

export const conformance = conformanceEntry(
  WorkloadDashboard,
  ({ accountId, partition, region }) => ({
    rows: [
      {
        widgets: [
          { markdown: "# Orders" },
          { title: "Alarms", alarmArns: [`arn:${partition}:cloudwatch:${region}:${accountId}:alarm:orders-failed`] },
        ],
        height: 3,
      },
      {
        widgets: [
          {
            title: "Waiting",
            metrics: [
              {
                id: "waiting",
                hidden: true,
                namespace: "AWS/SQS",
                metricName: "ApproximateNumberOfMessagesVisible",
                dimensions: { QueueName: "orders" },
                statistic: "Maximum",
                label: "Messages",
                region,
              },
            ],
            expressions: [{ expression: "waiting / 60", label: "Tasks needed" }],
            view: DashboardView.Numbers,
            periodSeconds: 60,
            region,
          },
          { title: "Errors", query: "filter failed", logGroupNames: ["/sallyport/orders"] },
        ],
      },
    ],
    dashboardName: "orders",
    account: { accountId, partition },
    region,
  }),
  ["rows.*.height", "rows.*.widgets.*.view"],
);
