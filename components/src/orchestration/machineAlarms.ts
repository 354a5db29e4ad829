import type * as pulumi from "@pulumi/pulumi";
import { metricAlarm } from "../observability/metricAlarm.js";

interface MachineAlarmsPlan {
  readonly stateMachineArn: pulumi.Output<string>;
  readonly alarmTopicArn: pulumi.Input<string>;
  readonly region: pulumi.Input<string> | undefined;
  readonly tags: pulumi.Output<Record<string, string>>;
}

/** Tells when an execution fails and when one does not end in time (MON-01, MON-02). */
export function machineAlarms(parent: pulumi.Resource, name: string, plan: MachineAlarmsPlan): void {
  const watched = (metricName: string) => [
    { namespace: "AWS/States", metricName, dimensions: { StateMachineArn: plan.stateMachineArn } },
  ];
  const failed = {
    name: "failed",
    description: `An execution of ${name} failed: read its history, mend the cause, start it again`,
    metrics: watched("ExecutionsFailed"),
    threshold: 0,
  };
  const late = {
    name: "timed-out",
    description: `An execution of ${name} was ended by its timeout: see what it waited for`,
    metrics: watched("ExecutionsTimedOut"),
    threshold: 0,
  };
  metricAlarm(parent, name, failed, plan);
  metricAlarm(parent, name, late, plan);
}
