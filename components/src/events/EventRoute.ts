import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import type { AccountArgs } from "../account/AccountArgs.js";
import { type Home, homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { grantedPolicies } from "../identity/grantedPolicies.js";
import { roleNameFor } from "../identity/roleNameFor.js";
import { roleArnFor, trustedRole } from "../identity/trustedRole.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";
import { checkJson } from "./checkJson.js";
import { checkRetry } from "./checkRetry.js";
import { deliveryOf } from "./deliveryOf.js";
import type { EventRetryArgs } from "./EventRetryArgs.js";
import { ruleArnFor } from "./ruleArnFor.js";

/** A bus of another region of the same account. */
export interface EventBusTargetArgs {
  readonly region: pulumi.Input<string>;
  /** Default: "default". */
  readonly eventBusName?: pulumi.Input<string>;
}

export interface EventRouteArgs {
  /** Which events, as an EventBridge pattern in JSON. */
  readonly eventPattern: pulumi.Input<string>;
  /** Bus that the events come in on. Default: "default". */
  readonly eventBusName?: pulumi.Input<string>;
  /** Physical name of the rule. Default: the component's name; a queue's policy can name the rule by it beforehand. */
  readonly ruleName?: pulumi.Input<string>;
  /** ARN of a queue that takes the events; its policy must let the rule send. Exactly one of this and `toEventBus`. */
  readonly toQueueArn?: pulumi.Input<string>;
  /** A bus of another region that takes the events, through a role of the rule's own. The choice is plain. */
  readonly toEventBus?: EventBusTargetArgs;
  /**
   * ARN of a queue that keeps events which could not be sent on; its policy must let the rule send. Default: none, such
   * an event is lost: `EventRule` has a queue of its own for it.
   */
  readonly deadLetterQueueArn?: pulumi.Input<string>;
  /** How long it is tried. Default: EventBridge's, 185 times in a day. */
  readonly retry?: EventRetryArgs;
  /** Managed policy that bounds the role (IAM-20). Default: none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/**
 * Events that match a pattern, sent on to a queue of the region or to the bus of another region: the way by which a
 * workload without a route out tells another region something.
 *
 * Defaults: the role of a route to another bus is trusted for this one rule and may put events on that one bus.
 *
 * Cost: events of the account's own cost 1 USD per million put and, between regions, 1 more.
 *
 * Controls: IAM-01, IAM-20, NET-18.
 *
 * @example
 * new EventRoute("archives-applied", {
 *   eventPattern: JSON.stringify({ source: ["sallyport.compressor"] }),
 *   toEventBus: { region: "eu-west-1" },
 * });
 */
export class EventRoute extends pulumi.ComponentResource {
  /** ARN of the rule. */
  readonly ruleArn: pulumi.Output<string>;

  constructor(name: string, args: EventRouteArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("EventRoute", name);
    checkTarget(component, args);
    checkJson(component, "eventPattern", args.eventPattern);
    checkRetry(component, args.retry);
    super("sallyport:index:EventRoute", name, args, opts);
    const home = homeOf(this, args);
    const { region } = args;
    const ruleName = pulumi.output(args.ruleName ?? name);
    const ruleArn = ruleArnFor(home, args.eventBusName ?? "default", ruleName);
    const tags = tagsFor("EventRoute", name, args.tags);

    const rule = new aws.cloudwatch.EventRule(
      `${name}-rule`,
      { name: ruleName, eventBusName: args.eventBusName ?? "default", eventPattern: args.eventPattern, region, tags },
      { parent: this },
    );
    const target = args.toEventBus
      ? forwardTo(this, name, args.toEventBus, { home, ruleArn, tags, boundary: args.permissionsBoundaryArn })
      : { arn: args.toQueueArn ?? "" };
    const sent = new aws.cloudwatch.EventTarget(
      `${name}-target`,
      {
        rule: rule.name,
        eventBusName: args.eventBusName ?? "default",
        targetId: name,
        region,
        ...target,
        ...deliveryOf(args.retry, args.deadLetterQueueArn),
      },
      { parent: this },
    );

    this.ruleArn = knownAfter(ruleArn, rule, sent);
    this.registerOutputs({ ruleArn: this.ruleArn });
  }
}

interface Route {
  readonly home: Home;
  readonly ruleArn: pulumi.Output<string>;
  readonly tags: pulumi.Output<Record<string, string>>;
  readonly boundary: pulumi.Input<string> | undefined;
}

/** The other region's bus, and the role by which EventBridge puts events on it. */
function forwardTo(parent: pulumi.Resource, name: string, bus: EventBusTargetArgs, route: Route) {
  const { home, ruleArn, tags, boundary } = route;
  const roleName = roleNameFor(describeComponent("EventRoute", name), name, undefined);
  const busArn = pulumi.interpolate`arn:${home.partition}:events:${bus.region}:${home.accountId}:event-bus/${bus.eventBusName ?? "default"}`;
  const role = trustedRole(parent, name, home, {
    service: "events.amazonaws.com",
    sourceArns: [ruleArn],
    roleName,
    description: `Sends the events of ${name} to another region`,
    permissionsBoundaryArn: boundary,
    tags,
  });
  const access = [{ eventBus: busArn, region: bus.region, actions: [Access.PutEvents], label: "Forwarded" }];
  const policies = grantedPolicies(parent, name, role, access, home);
  return { arn: busArn, roleArn: knownAfter(roleArnFor(home, roleName), role, ...policies) };
}

function checkTarget(component: string, { toQueueArn, toEventBus }: EventRouteArgs): void {
  const given = [toQueueArn, toEventBus].filter((target) => target !== undefined).length;
  if (given === 1) return;
  throw new ArgumentError(component, "toQueueArn, toEventBus", given, "give exactly one of the two targets");
}
