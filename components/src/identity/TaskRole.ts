import * as pulumi from "@pulumi/pulumi";
import { homeOf } from "../account/homeOf.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import type { AccessIntentArgs } from "./AccessIntentArgs.js";
import { checkIntents } from "./checkIntents.js";
import { grantedPolicies } from "./grantedPolicies.js";
import type { RoleArgs } from "./RoleArgs.js";
import { roleNameFor } from "./roleNameFor.js";
import { roleArnFor, trustedRole } from "./trustedRole.js";

export interface TaskRoleArgs extends RoleArgs {
  /** Everything that the task may do. The list itself is plain; its values may be outputs. */
  readonly access: AccessIntentArgs[];
}

/**
 * The role of an ECS task's own code: what its intents say and nothing else.
 *
 * Defaults: trusted by ecs-tasks only, for tasks of this account and region; one-hour sessions. The policy `access`
 * (resources) is known at first preview when names are; the policy `keys` holds the KMS statements.
 *
 * Cost: none.
 *
 * Controls: IAM-01, IAM-02, IAM-09, IAM-10, IAM-20.
 *
 * @example
 * const role = new TaskRole("orders-source", {
 *   access: [
 *     { bucket: "orders", prefix: "in/", actions: [Access.Read], key: key.keyArn, label: "Source" },
 *     { queue: queue.queueName, actions: [Access.Consume], key: key.keyArn, label: "Work" },
 *   ],
 *   permissionsBoundaryArn,
 * });
 */
export class TaskRole extends pulumi.ComponentResource {
  /** Physical name of the role. */
  readonly roleName: pulumi.Output<string>;
  /** ARN of the role. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: TaskRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("TaskRole", name);
    const roleName = roleNameFor(component, name, args.roleName);
    checkIntents(component, "access", args.access);
    super("sallyport:index:TaskRole", name, args, opts);
    const home = homeOf(this, args);

    const role = trustedRole(this, name, home, {
      service: "ecs-tasks.amazonaws.com",
      roleName,
      description: `What the code of ${name} may do`,
      permissionsBoundaryArn: args.permissionsBoundaryArn,
      tags: tagsFor("TaskRole", name, args.tags),
    });
    const policies = grantedPolicies(this, name, role, args.access, home);

    this.roleName = knownAfter(roleName, role);
    this.roleArn = knownAfter(roleArnFor(home, roleName), role, ...policies);
    this.registerOutputs({ roleName: this.roleName, roleArn: this.roleArn });
  }
}
