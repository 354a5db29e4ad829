import type * as pulumi from "@pulumi/pulumi";
import { DashboardView, WorkloadDashboard } from "@sallyport/components";
import { workerMetrics } from "@sallyport/stack-kit";
import type { Deployment } from "./Deployment.js";
import { categoryDayEvent, metricNamespace, orderDayEvent, runMetrics } from "./kpiMetrics.js";

interface Shown {
  readonly alarmArns: pulumi.Output<string[]>;
  readonly logGroupName: pulumi.Output<string>;
}

/** The KPIs by their own days, as the worker logs them when it writes them, and below them the runs that made them. */
export function kpiDashboard({ plan, account }: Deployment, { alarmArns, logGroupName }: Shown): WorkloadDashboard {
  const logGroupNames = [logGroupName];
  const worker = workerMetrics(metricNamespace, plan.region);
  const metric = (metricName: string, statistic: string, label: string) => ({
    ...worker,
    metricName,
    statistic,
    label,
  });
  return new WorkloadDashboard(`${plan.base}-kpis`, {
    rows: [
      { widgets: [{ title: "Alarms", alarmArns }], height: 3 },
      {
        widgets: [
          { title: "Order KPIs by day", query: orderKpis, logGroupNames },
          { title: "Category KPIs of the latest days", query: categoryKpis, logGroupNames },
        ],
        height: 10,
      },
      {
        widgets: [
          {
            title: "Runs",
            metrics: [metric(runMetrics.succeeded, "Sum", "ended well"), metric(runMetrics.failed, "Sum", "failed")],
            periodSeconds: 3600,
          },
          {
            title: "Rows",
            metrics: [
              metric(runMetrics.rows, "Maximum", "read"),
              metric(runMetrics.rejected, "Maximum", "rejected"),
              metric(runMetrics.duplicates, "Maximum", "duplicates"),
              metric(runMetrics.orphans, "Maximum", "orphans"),
            ],
            view: DashboardView.Numbers,
            periodSeconds: 86_400,
          },
          {
            title: "Seconds of a run",
            metrics: [metric(runMetrics.seconds, "Maximum", "longest")],
            periodSeconds: 3600,
          },
        ],
      },
    ],
    account,
    region: plan.region,
  });
}

/** A day is logged again whenever it is computed anew: the latest line counts. */
const orderKpis = [
  `filter event = "${orderDayEvent}"`,
  [
    "stats latest(total_orders) as orders",
    "latest(total_revenue) as revenue",
    "latest(net_revenue) as net",
    "latest(total_items_sold) as items",
    "latest(return_rate) as returned_items_an_order",
    "latest(unique_customers) as customers by order_date",
  ].join(", "),
  "sort order_date desc",
  "limit 31",
].join(" | ");

const categoryKpis = [
  `filter event = "${categoryDayEvent}"`,
  [
    "stats latest(daily_revenue) as revenue",
    "latest(net_revenue) as net",
    "latest(avg_order_value) as order_value",
    "latest(avg_return_rate) as returned_items_an_order by order_date, category",
  ].join(", "),
  "sort order_date desc, revenue desc",
  "limit 100",
].join(" | ");
