import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { apiLogPolicyFor } from "./apiLogPolicyFor.js";
import type { RoleArgs } from "./RoleArgs.js";
import { roleNameFor } from "./roleNameFor.js";
import { roleArnFor, trustedRole } from "./trustedRole.js";

export interface ApiLogRoleArgs extends RoleArgs {
  /** Regions whose APIs log. At least one. */
  readonly regions: pulumi.Input<pulumi.Input<string>[]>;
}

/**
 * The role by which API Gateway writes the logs of an account's APIs; `RegionSettings` gives it to each region.
 *
 * Defaults: trusted by API Gateway for this account only; it writes to the log groups of the platform and to those that
 * API Gateway makes, and reads none but to look where it is, where AWS's own policy for it reads every log of the account.
 *
 * Cost: none.
 *
 * Controls: LOG-01, IAM-01, IAM-20.
 *
 * @example
 * const role = new ApiLogRole("api-logs", { regions: ["eu-west-1"], permissionsBoundaryArn });
 */
export class ApiLogRole extends pulumi.ComponentResource {
  /** Physical name of the role. */
  readonly roleName: pulumi.Output<string>;
  /** ARN of the role. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: ApiLogRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("ApiLogRole", name);
    const roleName = roleNameFor(component, name, args.roleName);
    if (Array.isArray(args.regions) && args.regions.length === 0) {
      throw new ArgumentError(component, "regions", args.regions, "name the regions whose APIs log");
    }
    super("sallyport:index:ApiLogRole", name, args, opts);
    const home = homeOf(this, args);

    const role = trustedRole(this, name, home, {
      service: "apigateway.amazonaws.com",
      roleName,
      description: "Writes the logs of the account's APIs",
      permissionsBoundaryArn: args.permissionsBoundaryArn,
      tags: tagsFor("ApiLogRole", name, args.tags),
    });
    const policy = pulumi
      .all([home.accountId, home.partition, pulumi.output(args.regions)])
      .apply(([accountId, partition, regions]) => JSON.stringify(apiLogPolicyFor({ accountId, partition }, regions)));
    const written = new aws.iam.RolePolicy(
      `${name}-access`,
      { name: "access", role: role.id, policy },
      { parent: this },
    );

    this.roleName = knownAfter(roleName, role);
    this.roleArn = knownAfter(roleArnFor(home, roleName), role, written);
    this.registerOutputs({ roleName: this.roleName, roleArn: this.roleArn });
  }
}
