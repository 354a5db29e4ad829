import * as pulumi from "@pulumi/pulumi";
import { sessionTrustFor } from "@sallyport/intents";
import { homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import type { AccessIntentArgs } from "./AccessIntentArgs.js";
import { checkIntents } from "./checkIntents.js";
import { grantedPolicies } from "./grantedPolicies.js";
import type { RoleArgs } from "./RoleArgs.js";
import { roleNameFor } from "./roleNameFor.js";
import { roleWithTrust } from "./roleWithTrust.js";
import { roleArnFor } from "./trustedRole.js";

export interface SessionRoleArgs extends RoleArgs {
  /** Name of the one role of this account that opens sessions: that of a task's code. It has to be there first, so give the role's output. */
  readonly openedBy: pulumi.Input<string>;
  /** The most that any session may do. The list itself is plain; its values may be outputs. */
  readonly access: AccessIntentArgs[];
}

/**
 * The role behind sessions that a workload hands to what it does not trust, such as a build that it runs: each session is narrowed further by
 * a session policy of the workload. A role of its own, since the workload's is taken by the service that runs it and by nobody else, and
 * since it has less: what the workload needs for itself is in no session, however it is narrowed.
 *
 * Defaults: taken by the one role of the same account, sessions of an hour (AWS gives a role's session no longer ones); the name ends with
 * "-session", by which the permissions boundary tells such roles from all others.
 *
 * Cost: none.
 *
 * Controls: IAM-01, IAM-02, IAM-12, IAM-17, IAM-20.
 *
 * @example
 * const task = new TaskRole("build", {
 *   access: [{ sessionRole: "build-session", actions: [Access.OpenSession], label: "Build" }],
 * });
 * const session = new SessionRole("build-session", {
 *   openedBy: task.roleName,
 *   access: [{ bucket: "builds", prefix: "out/", actions: [Access.Write], key: key.keyArn, label: "Result" }],
 * });
 */
export class SessionRole extends pulumi.ComponentResource {
  /** Physical name of the role. */
  readonly roleName: pulumi.Output<string>;
  /** ARN of the role. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: SessionRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("SessionRole", name);
    const roleName = roleNameFor(component, name, args.roleName);
    checkName(component, roleName);
    checkIntents(component, "access", args.access);
    super("sallyport:index:SessionRole", name, args, opts);
    const home = homeOf(this, args);

    const role = roleWithTrust(this, name, {
      roleName,
      description: `What the sessions that ${name} is opened for may do at most`,
      assumeRolePolicy: pulumi
        .all([roleArnFor(home, args.openedBy), home.accountId])
        .apply(([openedBy, accountId]) => JSON.stringify(sessionTrustFor(openedBy, accountId))),
      permissionsBoundaryArn: args.permissionsBoundaryArn,
      tags: tagsFor("SessionRole", name, args.tags),
    });
    const policies = grantedPolicies(this, name, role, args.access, home);

    this.roleName = knownAfter(roleName, role);
    this.roleArn = knownAfter(roleArnFor(home, roleName), role, ...policies);
    this.registerOutputs({ roleName: this.roleName, roleArn: this.roleArn });
  }
}

function checkName(component: string, roleName: pulumi.Input<string>): void {
  if (typeof roleName !== "string" || roleName.endsWith("-session")) return;
  throw new ArgumentError(
    component,
    "roleName",
    roleName,
    'end it with "-session": the boundary lets no other role be taken',
  );
}
