import * as pulumi from "@pulumi/pulumi";
import type { Home } from "../account/homeOf.js";

/** ARN of a rule, known from its bus and its name: policies name it before it is there. */
export function ruleArnFor(
  home: Home,
  busName: pulumi.Input<string>,
  ruleName: pulumi.Input<string>,
): pulumi.Output<string> {
  return pulumi.all([home, busName, ruleName]).apply(([{ partition, region, accountId }, bus, rule]) => {
    const path = bus === "default" ? rule : `${bus}/${rule}`;
    return `arn:${partition}:events:${region}:${accountId}:rule/${path}`;
  });
}
