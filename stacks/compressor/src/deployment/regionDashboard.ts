import * as pulumi from "@pulumi/pulumi";
import { type DashboardRowArgs, WorkloadDashboard } from "@sallyport/components";
import type { RulePlan, TargetRegionPlan } from "../plan/CompressorPlan.js";
import type { Deployment } from "./Deployment.js";
import { sourceRows } from "./sourceRows.js";
import { targetRows } from "./targetRows.js";
import type { WatchedWorkers } from "./WatchedWorkers.js";

/** What runs in a region. */
export interface RegionWorkers {
  readonly region: string;
  readonly sources: readonly { readonly plan: RulePlan; readonly workers: WatchedWorkers }[];
  readonly targets: readonly { readonly plan: TargetRegionPlan; readonly workers: WatchedWorkers }[];
}

/** One dashboard a region, since metric math knows one region only: its alarms, then each rule's source, then the target. */
export function regionDashboard(
  deployment: Deployment,
  { region, sources, targets }: RegionWorkers,
): WorkloadDashboard {
  const alarmArns = pulumi.all([...sources, ...targets].map(({ workers }) => workers.alarmArns));
  const alarms: DashboardRowArgs = {
    widgets: [{ title: "Alarms", alarmArns: alarmArns.apply((lists) => lists.flat()) }],
  };
  return new WorkloadDashboard(`${deployment.base}-${region}`, {
    rows: [
      { ...alarms, height: 4 },
      ...sources.flatMap(({ plan, workers }) => sourceRows(plan, workers)),
      ...targets.flatMap(({ plan, workers }) => targetRows(plan, workers)),
    ],
    dashboardName: `${deployment.base}-${region}`,
    account: deployment.account,
    region,
  });
}
