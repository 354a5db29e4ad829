import * as pulumi from "@pulumi/pulumi";
import { Access } from "@sallyport/intents";
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

export interface FunctionRoleArgs extends RoleArgs {
  /** Name of the one function that has the role (IAM-09). */
  readonly functionName: pulumi.Input<string>;
  /** Log group that the function writes to. Default: "/aws/lambda/<functionName>". */
  readonly logGroupName?: pulumi.Input<string>;
  /** Everything that the function's code may do. The list itself is plain; its values may be outputs. */
  readonly access: AccessIntentArgs[];
  /** Subnets that the function is joined to. The list is plain. Default: none, the function has no network of ours. */
  readonly subnetIds?: pulumi.Input<string>[];
  /** Security groups that the function is joined to. The list is plain. Default: none. */
  readonly securityGroupIds?: pulumi.Input<string>[];
}

/**
 * The role of one Lambda function: write its log, join its subnets, and what its intents say.
 *
 * Defaults: trusted by Lambda only, for this account (aws:SourceAccount; AWS documents no source ARN for it); one-hour
 * sessions; AWS's broad managed execution policies are not attached. Lambda has no execution role apart from the role
 * of the code, so code in a network could itself make interfaces, in these subnets and groups alone.
 *
 * Cost: none.
 *
 * Controls: IAM-01, IAM-09, IAM-20.
 *
 * @example
 * const role = new FunctionRole("orders-api", {
 *   functionName: "orders-api",
 *   access: [{ table: table.tableName, key: table.keyArn, actions: [Access.Read], label: "Orders" }],
 *   permissionsBoundaryArn,
 * });
 */
export class FunctionRole extends pulumi.ComponentResource {
  /** Physical name of the role. */
  readonly roleName: pulumi.Output<string>;
  /** ARN of the role. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: FunctionRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("FunctionRole", name);
    const roleName = roleNameFor(component, name, args.roleName);
    checkIntents(component, "access", args.access);
    super("sallyport:index:FunctionRole", name, args, opts);
    const home = homeOf(this, args);

    const role = trustedRole(this, name, home, {
      service: "lambda.amazonaws.com",
      roleName,
      description: `What the function ${name} may do`,
      permissionsBoundaryArn: args.permissionsBoundaryArn,
      tags: tagsFor("FunctionRole", name, args.tags),
    });
    const policies = grantedPolicies(this, name, role, [...ownIntents(args), ...args.access], home);

    this.roleName = knownAfter(roleName, role);
    this.roleArn = knownAfter(roleArnFor(home, roleName), role, ...policies);
    this.registerOutputs({ roleName: this.roleName, roleArn: this.roleArn });
  }
}

/** What Lambda itself does under the role. */
function ownIntents({ functionName, logGroupName, subnetIds = [], securityGroupIds = [] }: FunctionRoleArgs) {
  const actions = [Access.AttachInterface];
  const logGroup = logGroupName ?? pulumi.interpolate`/aws/lambda/${functionName}`;
  return [
    { logGroup, actions: [Access.WriteLogs], label: "Function" },
    ...subnetIds.map((subnet, index) => ({ subnet, actions, label: `Function${index + 1}` })),
    ...securityGroupIds.map((securityGroup, index) => ({ securityGroup, actions, label: `Function${index + 1}` })),
  ];
}
