import * as pulumi from "@pulumi/pulumi";
import { homeOf } from "../account/homeOf.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import type { AccessIntentArgs } from "./AccessIntentArgs.js";
import { checkIntents } from "./checkIntents.js";
import { checkTrust } from "./checkTrust.js";
import { grantedPolicies } from "./grantedPolicies.js";
import type { RoleArgs } from "./RoleArgs.js";
import { roleNameFor } from "./roleNameFor.js";
import type { ServicePrincipal } from "./ServicePrincipal.js";
import { roleArnFor, trustedRole } from "./trustedRole.js";

export interface ServiceRoleArgs extends RoleArgs {
  /** The one service that takes the role. Plain. */
  readonly service: ServicePrincipal;
  /**
   * ARNs of the resources for which the service may take the role: the group of a schedule, an EventBridge rule, a
   * trail. Default: those of this account and region (schedule groups, state machines, Spark applications, database
   * instances); needed for Events and CloudTrail.
   */
  readonly sourceArns?: pulumi.Input<pulumi.Input<string>[]>;
  /** Everything that the service may do. The list itself is plain; its values may be outputs. */
  readonly access: AccessIntentArgs[];
}

/**
 * A role that one AWS service takes to act for us: a schedule that runs a task, a state machine that submits jobs.
 *
 * Defaults: trusted by the named service only, for this account (aws:SourceAccount) and the named sources
 * (aws:SourceArn); one-hour sessions; no policy but what the intents say.
 *
 * Cost: none.
 *
 * Controls: IAM-01, IAM-09, IAM-20.
 *
 * @example
 * const role = new ServiceRole("orders-nightly", {
 *   service: ServicePrincipal.Scheduler,
 *   access: [
 *     { taskDefinition: "orders-pack", cluster: "orders", actions: [Access.RunTask], label: "Pack" },
 *     { role: task.roleArn, passedTo: "ecs-tasks.amazonaws.com", actions: [Access.PassRole], label: "Pack" },
 *   ],
 *   permissionsBoundaryArn,
 * });
 */
export class ServiceRole extends pulumi.ComponentResource {
  /** Physical name of the role. */
  readonly roleName: pulumi.Output<string>;
  /** ARN of the role. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: ServiceRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("ServiceRole", name);
    const { service, sourceArns, access } = args;
    const roleName = roleNameFor(component, name, args.roleName);
    checkTrust(component, service, sourceArns);
    checkIntents(component, "access", access);
    super("sallyport:index:ServiceRole", name, args, opts);
    const home = homeOf(this, args);

    const role = trustedRole(this, name, home, {
      service,
      sourceArns,
      roleName,
      description: `What ${service} may do for ${name}`,
      permissionsBoundaryArn: args.permissionsBoundaryArn,
      tags: tagsFor("ServiceRole", name, args.tags),
    });
    const policies = grantedPolicies(this, name, role, access, home);

    this.roleName = knownAfter(roleName, role);
    this.roleArn = knownAfter(roleArnFor(home, roleName), role, ...policies);
    this.registerOutputs({ roleName: this.roleName, roleArn: this.roleArn });
  }
}
