import type * as pulumi from "@pulumi/pulumi";
import { LogMetric } from "@sallyport/components";
import type { RegionDeployment, RegionPlan } from "../deployment/RegionDeployment.js";

interface Denied {
  /** The worker's log. */
  readonly logGroupName: pulumi.Output<string>;
  /** As people call it, at the start of a sentence: "The KPI worker". */
  readonly worker: string;
}

/** An alarm on calls that a worker was refused: every worker logs them as `security.access_denied`. */
export function deniedCalls(deployment: RegionDeployment<RegionPlan>, { logGroupName, worker }: Denied): LogMetric {
  const { plan, alarmTopicArn, region, tags } = deployment;
  return new LogMetric(`${plan.base}-denied`, {
    logGroupName,
    pattern: '{ $.event = "security.access_denied" }',
    alarm: {
      alarmTopicArn,
      description: `${worker} was refused a call: compare its role with what it does, and see who changed either`,
      threshold: 0,
    },
    region,
    tags,
  });
}
