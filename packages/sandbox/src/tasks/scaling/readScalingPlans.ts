import {
  paginateDescribeScalableTargets,
  paginateDescribeScalingPolicies,
  type ScalableTarget,
  type ScalingPolicy,
} from "@aws-sdk/client-application-auto-scaling";
import { type MetricAlarm, paginateDescribeAlarms } from "@aws-sdk/client-cloudwatch";
import type { RunnerClients } from "../RunnerClients.js";
import { readQueueAlarm } from "./readQueueAlarm.js";
import type { ScalingPlan } from "./ScalingPlan.js";

const ofServices = { ServiceNamespace: "ecs" } as const;

/**
 * The scaling policies of a region's ECS services that the sandbox acts on.
 *
 * @param onIgnored told of each policy and alarm that it does not act on, and why, at every call
 */
export async function readScalingPlans(
  clients: RunnerClients,
  region: string,
  onIgnored: (what: string, why: string) => void,
): Promise<ScalingPlan[]> {
  const targets = await readTargets(clients, region);
  if (targets.size === 0) return [];
  const policies = await readPolicies(clients, region);
  const alarms = await readAlarms(clients, region, policies);
  const plans: ScalingPlan[] = [];
  for (const policy of policies) {
    const target = targets.get(policy.ResourceId ?? "");
    if (policy.PolicyType !== "StepScaling")
      onIgnored(`scaling policy ${policy.PolicyName}`, `its type ${policy.PolicyType} is not StepScaling`);
    else if (target)
      for (const alarm of alarms.filter((candidate) => candidate.AlarmActions?.includes(policy.PolicyARN ?? ""))) {
        const queueAlarm = readQueueAlarm(alarm);
        if (typeof queueAlarm === "string") onIgnored(`alarm ${alarm.AlarmName}`, queueAlarm);
        else plans.push({ target, policy, queueAlarm });
      }
  }
  return plans;
}

async function readTargets(clients: RunnerClients, region: string): Promise<Map<string, ScalableTarget>> {
  const targets = new Map<string, ScalableTarget>();
  for await (const page of paginateDescribeScalableTargets({ client: clients.autoscaling(region) }, ofServices))
    for (const target of page.ScalableTargets ?? [])
      if (target.ScalableDimension === "ecs:service:DesiredCount") targets.set(target.ResourceId ?? "", target);
  return targets;
}

async function readPolicies(clients: RunnerClients, region: string): Promise<ScalingPolicy[]> {
  const policies: ScalingPolicy[] = [];
  for await (const page of paginateDescribeScalingPolicies({ client: clients.autoscaling(region) }, ofServices))
    policies.push(...(page.ScalingPolicies ?? []));
  return policies;
}

async function readAlarms(
  clients: RunnerClients,
  region: string,
  policies: readonly ScalingPolicy[],
): Promise<MetricAlarm[]> {
  const names = [...new Set(policies.flatMap(({ Alarms }) => Alarms?.map(({ AlarmName = "" }) => AlarmName) ?? []))];
  const alarms: MetricAlarm[] = [];
  // The API takes 100 names a call.
  for (let start = 0; start < names.length; start += 100) {
    const query = { AlarmNames: names.slice(start, start + 100), AlarmTypes: ["MetricAlarm" as const] };
    for await (const page of paginateDescribeAlarms({ client: clients.cloudwatch(region) }, query))
      alarms.push(...(page.MetricAlarms ?? []));
  }
  return alarms.filter((alarm) => alarm.ActionsEnabled !== false);
}
