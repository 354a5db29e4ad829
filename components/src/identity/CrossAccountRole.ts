import * as pulumi from "@pulumi/pulumi";
import { crossAccountTrustFor } from "@sallyport/intents";
import { homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { checkWaivers } from "../waivers/checkWaivers.js";
import type { Waiver } from "../waivers/Waiver.js";
import type { AccessIntentArgs } from "./AccessIntentArgs.js";
import { asArgumentError } from "./asArgumentError.js";
import { checkIntents } from "./checkIntents.js";
import { grantedPolicies } from "./grantedPolicies.js";
import type { RoleArgs } from "./RoleArgs.js";
import { roleNameFor } from "./roleNameFor.js";
import { roleWithTrust } from "./roleWithTrust.js";
import { roleArnFor } from "./trustedRole.js";

/** What may be weakened, each by a waiver. */
export interface CrossAccountRoleExceptions {
  /** The role leads from one environment into another (IAM-14). */
  readonly acrossEnvironments?: Waiver;
}

export interface CrossAccountRoleArgs extends RoleArgs {
  /** Full ARN of the one role of the other account that may take this one. */
  readonly trustedRoleArn: pulumi.Input<string>;
  /** What the other side must send (sts:ExternalId). Needed unless `organizationId` is given. Default: none. */
  readonly externalId?: pulumi.Input<string>;
  /** Organization that the other account must be in (aws:PrincipalOrgID). Default: none. */
  readonly organizationId?: pulumi.Input<string>;
  /** Environment of the other account, "dev". Plain. */
  readonly fromEnvironment: string;
  /** Environment that the role leads into. Plain. */
  readonly toEnvironment: string;
  /** Everything that who takes the role may do. The list itself is plain; its values may be outputs. */
  readonly access: AccessIntentArgs[];
  /** Weaker settings, each with its written reason. Default: none. */
  readonly exceptions?: CrossAccountRoleExceptions;
}

/**
 * A role that one named role of another account may take: one for each pair of environments.
 *
 * Defaults: never a whole account, and never without an external id or the organization's; within one environment;
 * one-hour sessions; what the intents say and nothing else. The pair is in the tag `sallyport:environments`.
 *
 * Cost: none.
 *
 * Controls: IAM-01, IAM-13, IAM-14, IAM-20.
 *
 * @example
 * const role = new CrossAccountRole("orders-reader", {
 *   trustedRoleArn: "arn:aws:iam::999999999999:role/reports",
 *   externalId: "orders-7f3a",
 *   fromEnvironment: "dev",
 *   toEnvironment: "dev",
 *   access: [{ bucket: "orders", prefix: "out/", actions: [Access.Read], key: key.keyArn, label: "Results" }],
 * });
 */
export class CrossAccountRole extends pulumi.ComponentResource {
  /** Physical name of the role. */
  readonly roleName: pulumi.Output<string>;
  /** ARN of the role, for the other account. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: CrossAccountRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("CrossAccountRole", name);
    const roleName = roleNameFor(component, name, args.roleName);
    checkArguments(component, args);
    super("sallyport:index:CrossAccountRole", name, args, opts);
    const { trustedRoleArn, externalId, organizationId, fromEnvironment, toEnvironment } = args;
    const home = homeOf(this, args);

    const role = roleWithTrust(this, name, {
      roleName,
      description: `From ${fromEnvironment} of another account into ${toEnvironment}`,
      assumeRolePolicy: pulumi
        .output({ trustedRoleArn, externalId, organizationId })
        .apply((trust) => JSON.stringify(crossAccountTrustFor(given(trust)))),
      permissionsBoundaryArn: args.permissionsBoundaryArn,
      tags: tagsFor("CrossAccountRole", name, args.tags, {
        "sallyport:environments": `${fromEnvironment}/${toEnvironment}`,
      }),
    });
    const policies = grantedPolicies(this, name, role, args.access, home);

    this.roleName = knownAfter(roleName, role);
    this.roleArn = knownAfter(roleArnFor(home, roleName), role, ...policies);
    this.registerOutputs({ roleName: this.roleName, roleArn: this.roleArn });
  }
}

interface Trust {
  readonly trustedRoleArn: string;
  readonly externalId: string | undefined;
  readonly organizationId: string | undefined;
}

function given({ trustedRoleArn, externalId, organizationId }: Trust) {
  return {
    trustedRoleArn,
    ...(externalId === undefined ? {} : { externalId }),
    ...(organizationId === undefined ? {} : { organizationId }),
  };
}

function checkArguments(component: string, args: CrossAccountRoleArgs): void {
  const { trustedRoleArn, externalId, organizationId, fromEnvironment, toEnvironment, exceptions } = args;
  checkWaivers(component, exceptions);
  checkIntents(component, "access", args.access);
  const plain = (value: pulumi.Input<string> | undefined, standIn: string) =>
    value === undefined || typeof value === "string" ? value : standIn;
  asArgumentError(component, () =>
    crossAccountTrustFor(
      given({
        trustedRoleArn: plain(trustedRoleArn, "arn:aws:iam::000000000000:role/unknown") ?? "",
        externalId: plain(externalId, "unknown"),
        organizationId: plain(organizationId, "o-0000000000"),
      }),
    ),
  );
  for (const [argument, value] of Object.entries({ fromEnvironment, toEnvironment })) {
    if (!/^[a-z][a-z0-9-]*$/.test(value)) {
      throw new ArgumentError(component, argument, value, 'use lower-case letters, digits and hyphens, such as "prod"');
    }
  }
  if (fromEnvironment !== toEnvironment && exceptions?.acrossEnvironments === undefined) {
    const fix = `lead into ${fromEnvironment} only, or give exceptions.acrossEnvironments (IAM-14)`;
    throw new ArgumentError(component, "toEnvironment", toEnvironment, fix);
  }
}
