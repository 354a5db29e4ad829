import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import type { Home } from "../account/homeOf.js";
import { ServicePrincipal } from "../identity/ServicePrincipal.js";
import { ServiceRole } from "../identity/ServiceRole.js";
import { knownAfter } from "../naming/knownAfter.js";
import type { EventRuleArgs } from "./EventRuleArgs.js";

interface RulePlan {
  readonly parent: pulumi.Resource;
  readonly name: string;
  readonly args: EventRuleArgs;
  readonly home: Home;
  readonly ruleArn: pulumi.Output<string>;
}

/** A rule's target, once it takes the rule's events. */
interface RuleTarget {
  readonly arn: pulumi.Input<string>;
  readonly roleArn?: pulumi.Input<string>;
}

/** The one target that the arguments give: queues and topics let the rule in by their own policies. */
export function targetOf(plan: RulePlan): RuleTarget {
  const { toQueueArn, toTopicArn, toFunctionArn, toStateMachineArn } = plan.args;
  if (toFunctionArn !== undefined) return functionTarget(plan, toFunctionArn);
  if (toStateMachineArn !== undefined) return stateMachineTarget(plan, toStateMachineArn);
  return { arn: toQueueArn ?? toTopicArn ?? "" };
}

/** EventBridge calls a function as itself, for this rule of this account only. */
function functionTarget({ parent, name, args, home, ruleArn }: RulePlan, arn: pulumi.Input<string>): RuleTarget {
  const permission = new aws.lambda.Permission(
    `${name}-permission`,
    {
      statementId: name,
      function: arn,
      action: "lambda:InvokeFunction",
      principal: "events.amazonaws.com",
      sourceArn: ruleArn,
      sourceAccount: home.accountId,
      region: args.region,
    },
    { parent },
  );
  return { arn: knownAfter(arn, permission) };
}

/** EventBridge starts a state machine under a role of the rule's own, which can do that and nothing else. */
function stateMachineTarget({ parent, name, args, ruleArn }: RulePlan, arn: pulumi.Input<string>): RuleTarget {
  const { account, permissionsBoundaryArn, region, tags } = args;
  const role = new ServiceRole(
    `${name}-start`,
    {
      service: ServicePrincipal.Events,
      sourceArns: [ruleArn],
      access: [{ stateMachine: arn, actions: [Access.StartExecution], label: "Target" }],
      ...{ account, permissionsBoundaryArn, region, tags },
    },
    { parent },
  );
  return { arn, roleArn: role.roleArn };
}
