import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { checkRows } from "./checkRows.js";
import type { DashboardRowArgs } from "./DashboardArgs.js";
import { dashboardBodyFor, type PlainRow } from "./dashboardBodyFor.js";

export interface WorkloadDashboardArgs {
  /** What it shows, from top to bottom. The list is plain; values in it may be outputs. */
  readonly rows: DashboardRowArgs[];
  /** Letters, digits, "-" and "_". Default: the component's name and region: dashboards share an account's names. */
  readonly dashboardName?: pulumi.Input<string>;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Region whose metrics are shown where a widget says nothing else. Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
}

/**
 * A dashboard, given as data: rows of metrics, alarms, query results and texts.
 *
 * Defaults: sums over five minutes, of the dashboard's own region; the widgets of a row equally wide. Its body is known at
 * preview wherever the names in it are.
 *
 * Cost: 3 USD a month after the first three of an account.
 *
 * Controls: MON-05, MON-11.
 *
 * @example
 * const dashboard = new WorkloadDashboard("orders", {
 *   rows: [
 *     { widgets: [{ title: "Alarms", alarmArns: alarms.alarmArns }] },
 *     {
 *       widgets: [
 *         { title: "Orders", metrics: [{ namespace: "Orders", metricName: "Handled" }] },
 *         { title: "Denied calls", query: queries.denied, logGroupNames: [service.logGroupName] },
 *       ],
 *     },
 *   ],
 * });
 */
export class WorkloadDashboard extends pulumi.ComponentResource {
  /** Name of the dashboard. */
  readonly dashboardName: pulumi.Output<string>;
  /** ARN of the dashboard. */
  readonly dashboardArn: pulumi.Output<string>;

  constructor(name: string, args: WorkloadDashboardArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("WorkloadDashboard", name);
    checkRows(component, args.rows);
    checkName(component, args.dashboardName);
    super("sallyport:index:WorkloadDashboard", name, args, opts);
    const home = homeOf(this, args);
    const dashboardName = pulumi.output(args.dashboardName ?? pulumi.interpolate`${name}-${home.region}`);

    const dashboard = new aws.cloudwatch.Dashboard(
      `${name}-dashboard`,
      {
        dashboardName,
        dashboardBody: pulumi
          .all([pulumi.output(args.rows), home.region])
          .apply(([rows, region]) => JSON.stringify(dashboardBodyFor(rows as PlainRow[], region))),
        region: args.region,
      },
      { parent: this },
    );

    this.dashboardName = knownAfter(dashboardName, dashboard);
    this.dashboardArn = knownAfter(
      pulumi.interpolate`arn:${home.partition}:cloudwatch::${home.accountId}:dashboard/${dashboardName}`,
      dashboard,
    );
    this.registerOutputs({ dashboardName: this.dashboardName, dashboardArn: this.dashboardArn });
  }
}

function checkName(component: string, dashboardName: pulumi.Input<string> | undefined): void {
  if (typeof dashboardName !== "string" || /^[A-Za-z0-9_-]{1,255}$/.test(dashboardName)) return;
  const fix = 'give 1 to 255 letters, digits, "-" and "_"';
  throw new ArgumentError(component, "dashboardName", dashboardName, fix);
}
