import * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
import { homeOf } from "../account/homeOf.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import type { AccessIntentArgs } from "./AccessIntentArgs.js";
import { grantedPolicies } from "./grantedPolicies.js";
import type { RoleArgs } from "./RoleArgs.js";
import { roleNameFor } from "./roleNameFor.js";
import { roleArnFor, trustedRole } from "./trustedRole.js";

/** A secret that ECS injects into the container. */
export interface InjectedSecretArgs {
  /** Full ARN of the secret. */
  readonly secretArn: pulumi.Input<string>;
  /** ARN of the key that encrypts it. Default: the AWS-managed key, which needs no grant. */
  readonly keyArn?: pulumi.Input<string>;
  /** Word for the statement id, PascalCase. */
  readonly label: pulumi.Input<string>;
}

export interface ExecutionRoleArgs extends RoleArgs {
  /** Name of the log group to which the task's output goes. */
  readonly logGroupName: pulumi.Input<string>;
  /** Names of the image repositories of the task, in this account and region. The list is plain. Default: none. */
  readonly repositories?: pulumi.Input<string>[];
  /** Secrets that the task definition injects (IAM-06). The list is plain. Default: none. */
  readonly secrets?: InjectedSecretArgs[];
}

/**
 * The role by which ECS starts a task: pull the named images, write to the named log group, read the named secrets.
 *
 * Defaults: trusted by ecs-tasks only, for tasks of this account and region; no data-plane rights; AWS's broad managed
 * execution policy is not attached.
 *
 * Cost: none.
 *
 * Controls: IAM-01, IAM-02, IAM-05, IAM-06, IAM-07, IAM-20.
 *
 * @example
 * const role = new ExecutionRole("orders-start", { logGroupName: "/sallyport/orders", repositories: ["sallyport/orders"] });
 */
export class ExecutionRole extends pulumi.ComponentResource {
  /** Physical name of the role. */
  readonly roleName: pulumi.Output<string>;
  /** ARN of the role. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: ExecutionRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("ExecutionRole", name);
    const roleName = roleNameFor(component, name, args.roleName);
    super("sallyport:index:ExecutionRole", name, args, opts);
    const home = homeOf(this, args);

    const role = trustedRole(this, name, home, {
      service: "ecs-tasks.amazonaws.com",
      roleName,
      description: `Starts the tasks of ${name}`,
      permissionsBoundaryArn: args.permissionsBoundaryArn,
      tags: tagsFor("ExecutionRole", name, args.tags),
    });
    const policies = grantedPolicies(this, name, role, intentsOf(args), home);

    this.roleName = knownAfter(roleName, role);
    this.roleArn = knownAfter(roleArnFor(home, roleName), role, ...policies);
    this.registerOutputs({ roleName: this.roleName, roleArn: this.roleArn });
  }
}

function intentsOf({ logGroupName, repositories = [], secrets = [] }: ExecutionRoleArgs): AccessIntentArgs[] {
  return [
    { logGroup: logGroupName, actions: [Access.WriteLogs], label: "Task" },
    ...repositories.map((repository, index) => ({
      repository,
      actions: [Access.Pull],
      label: index === 0 ? "Task" : `Task${index + 1}`,
    })),
    ...secrets.map(({ secretArn, keyArn, label }) => ({
      secret: secretArn,
      actions: [Access.ReadSecret],
      label,
      ...(keyArn === undefined ? {} : { key: keyArn }),
    })),
  ];
}
