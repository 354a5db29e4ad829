import * as pulumi from "@pulumi/pulumi";
import { SavedQueries } from "@sallyport/components";
import { deploymentOf } from "@sallyport/stack-kit";
import type { KpiPlan } from "../plan/KpiPlan.js";
import { KpiData } from "./KpiData.js";
import { KpiEvents } from "./KpiEvents.js";
import { KpiNetwork } from "./KpiNetwork.js";
import type { KpiOutputs } from "./KpiOutputs.js";
import { KpiWorker } from "./KpiWorker.js";
import { kpiAlarms } from "./kpiAlarms.js";
import { kpiDashboard } from "./kpiDashboard.js";
import { reconcileRoles } from "./reconcileRoles.js";
import { sparkEngine } from "./SparkEngine.js";

/** Deploys a plan: the network, what holds data, the worker between them, and what tells people of it. */
export function deployKpi(plan: KpiPlan): { [Name in keyof KpiOutputs]: pulumi.Output<KpiOutputs[Name]> } {
  const deployment = deploymentOf("sallyport-kpi", plan);
  const network = new KpiNetwork(deployment);
  const data = new KpiData(deployment);
  const spark = sparkEngine(deployment, { data, network });
  const worker = new KpiWorker(deployment, { data, network, spark });
  const events = new KpiEvents(deployment, data);
  const reconcileRoleArns = reconcileRoles(deployment, data);
  const { logGroupName } = worker;
  const alarmArns = kpiAlarms(deployment, logGroupName);
  const dashboard = kpiDashboard(deployment, { alarmArns, logGroupName });
  new SavedQueries(plan.base, { logGroupNames: [logGroupName], jobField: "runId", region: plan.region });
  return {
    region: pulumi.output(plan.region),
    inputBucket: data.inputBucket,
    inputPrefix: pulumi.output(plan.config.input.prefix),
    artifactBucket: data.artifactBucket,
    ...data.tables,
    deadLetterQueueUrl: data.deadLetterQueueUrl,
    runEndTopicArn: events.topicArn,
    dashboardName: dashboard.dashboardName,
    taskRole: worker.roleName,
    reconcileRoleArns,
    logGroup: logGroupName,
  };
}
