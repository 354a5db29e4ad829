import * as pulumi from "@pulumi/pulumi";
import { SavedQueries } from "@sallyport/components";
import { deploymentOf } from "@sallyport/stack-kit";
import type { TransformPlan } from "../plan/TransformPlan.js";
import { callerRoles } from "./callerRoles.js";
import { jobEnds } from "./jobEnds.js";
import { TransformApi } from "./TransformApi.js";
import { TransformData } from "./TransformData.js";
import { TransformJobs } from "./TransformJobs.js";
import { TransformNetwork } from "./TransformNetwork.js";
import type { TransformOutputs } from "./TransformOutputs.js";
import { transformAlarms } from "./transformAlarms.js";
import { transformDashboard } from "./transformDashboard.js";

/**
 * Deploys a plan: the network, what holds data, the jobs, the API in front of them, and what tells people of it.
 *
 * @param codePath folder of the functions' bundle
 */
export function deployTransform(
  plan: TransformPlan,
  codePath: string,
): { [Name in keyof TransformOutputs]: pulumi.Output<TransformOutputs[Name]> } {
  const deployment = deploymentOf("sallyport-transform", plan);
  const network = new TransformNetwork(deployment);
  const data = new TransformData(deployment);
  const jobs = new TransformJobs(deployment, { data, network });
  const api = new TransformApi(deployment, { data, jobs, codePath });
  const jobEndTopicArn = jobEnds(deployment, data.keyArn);
  const { logGroupName } = jobs;
  const alarmArns = transformAlarms(deployment, logGroupName);
  const dashboard = transformDashboard(deployment, { alarmArns, logGroupName, queueName: data.queueName });
  const logGroupNames = [logGroupName, ...api.logGroupNames];
  new SavedQueries(plan.base, { logGroupNames, jobField: "jobName", region: plan.region });
  return {
    region: pulumi.output(plan.region),
    apiUrl: api.url,
    apiId: api.apiId,
    resultsBucket: data.resultsBucket,
    uploadsBucket: data.uploadsBucket,
    jobsTable: data.jobsTable,
    jobQueue: jobs.jobQueueName,
    jobDefinition: jobs.jobDefinitionName,
    jobLogGroup: logGroupName,
    jobRole: jobs.roleName,
    executionRole: jobs.executionRoleName,
    functionRoles: pulumi.all([...api.roleNames]),
    deadLetterQueueUrl: data.deadLetterQueueUrl,
    jobEndTopicArn,
    dashboardName: dashboard.dashboardName,
    callerRoleArns: callerRoles(deployment, api.apiId),
  };
}
