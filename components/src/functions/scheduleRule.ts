import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";
import type { ScheduleSourceArgs } from "./FunctionEventArgs.js";

/** The rule of a schedule, by the name and the ARN that it is going to have. */
interface ScheduleRule {
  readonly ruleName: pulumi.Output<string>;
  readonly ruleArn: pulumi.Output<string>;
}

/** What policies call a schedule's rule before it is made: the rule is named after the function and the schedule. */
export function scheduleRule(
  home: Home,
  functionName: pulumi.Output<string>,
  { name }: ScheduleSourceArgs,
): ScheduleRule {
  const ruleName = pulumi.interpolate`${functionName}-${name}`;
  return {
    ruleName,
    ruleArn: pulumi.interpolate`arn:${home.partition}:events:${home.region}:${home.accountId}:rule/${ruleName}`,
  };
}
