import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type DeployerContext, deployerPolicyFor, webIdentityTrustFor } from "@sallyport/intents";
import { type Home, homeOf } from "../account/homeOf.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { asArgumentError } from "./asArgumentError.js";
import { checkIntents } from "./checkIntents.js";
import type { DeployerRoleArgs } from "./DeployerRoleArgs.js";
import { grantedPolicies } from "./grantedPolicies.js";
import { roleNameFor } from "./roleNameFor.js";
import { roleWithTrust } from "./roleWithTrust.js";
import { subjectsOf } from "./subjectsOf.js";
import { roleArnFor } from "./trustedRole.js";

/** Stand for what is not known at construction: the policies are as many and as large whatever these are. */
const standIns = {
  accountId: "000000000000",
  partition: "aws",
  boundaryArn: "arn:aws:iam::000000000000:policy/boundary",
  roleName: "deployer",
} as const;

const issuer = "arn:aws:iam::000000000000:oidc-provider/issuer.example.com";

/**
 * The role by which CI deploys one stack: taken with a token that names the repository and its environment or branch
 * exactly, for one hour at most, and allowed what the stack's resource types need, on the stack's own names.
 *
 * Defaults: one audience; no pattern of subjects; every role that it makes must carry the platform's permissions
 * boundary, which it can neither change nor take off; it cannot change itself. Where AWS makes the ids (keys, networks)
 * it reaches what carries the tag of the stack's components. A boundary of its own (`permissionsBoundaryArn`) must be
 * wider than the platform's, which allows no deployment.
 *
 * Cost: none.
 *
 * Controls: IAM-01, IAM-15, IAM-20.
 *
 * @example
 * const deployer = new DeployerRole("orders-deployer", {
 *   providerArn: github.providerArn,
 *   gitHubRuns: [{ repository: "acme/orders", environment: "prod" }],
 *   resourceTypes: ["aws:s3/bucket:Bucket", "aws:sqs/queue:Queue"],
 *   namePrefixes: ["orders-"],
 *   regions: ["eu-west-1"],
 *   workloadBoundaryArn: boundary.policyArn,
 * });
 */
export class DeployerRole extends pulumi.ComponentResource {
  /** Physical name of the role. */
  readonly roleName: pulumi.Output<string>;
  /** ARN of the role, for the CI's configuration. */
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: DeployerRoleArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("DeployerRole", name);
    const roleName = roleNameFor(component, name, args.roleName);
    const subjects = subjectsOf(component, args);
    const policyCount = checkArguments(component, args, subjects);
    super("sallyport:index:DeployerRole", name, args, opts);
    const home = homeOf(this, args);
    const tags = tagsFor("DeployerRole", name, args.tags);

    const role = roleWithTrust(this, name, {
      roleName,
      description: `Deploys ${args.namePrefixes.join(", ")} from CI`,
      assumeRolePolicy: trustOf(args, subjects),
      permissionsBoundaryArn: args.permissionsBoundaryArn,
      tags,
    });
    const documents = documentsOf(args, roleName, home);
    const attached = Array.from({ length: policyCount }, (_, index) =>
      attachedPolicy(this, `${name}-${index + 1}`, {
        policyName: pulumi.interpolate`${roleName}-${index + 1}`,
        document: documents.apply((all) => all[index] ?? ""),
        role,
        tags,
      }),
    );
    const granted = grantedPolicies(this, name, role, args.access ?? [], home);

    this.roleName = knownAfter(roleName, role);
    this.roleArn = knownAfter(roleArnFor(home, roleName), role, ...attached, ...granted);
    this.registerOutputs({ roleName: this.roleName, roleArn: this.roleArn });
  }
}

/** How many policies the role takes. @throws ArgumentError for what plain values show to be wrong */
function checkArguments(component: string, args: DeployerRoleArgs, subjects: readonly string[]): number {
  const { resourceTypes, namePrefixes, regions, audience = "sts.amazonaws.com", providerArn } = args;
  checkIntents(component, "access", args.access ?? []);
  const trust = {
    providerArn: typeof providerArn === "string" ? providerArn : issuer,
    audience: typeof audience === "string" ? audience : "unknown",
    subjects,
  };
  asArgumentError(component, () => webIdentityTrustFor(trust));
  let count = 0;
  asArgumentError(component, () => {
    count = deployerPolicyFor(resourceTypes, { ...standIns, namePrefixes, regions }).length;
  });
  return count;
}

function trustOf(args: DeployerRoleArgs, subjects: readonly string[]): pulumi.Output<string> {
  const { providerArn, audience = "sts.amazonaws.com" } = args;
  return pulumi
    .all([providerArn, audience])
    .apply(([provider, wanted]) =>
      JSON.stringify(webIdentityTrustFor({ providerArn: provider, audience: wanted, subjects })),
    );
}

function documentsOf(args: DeployerRoleArgs, roleName: pulumi.Input<string>, home: Home): pulumi.Output<string[]> {
  const { resourceTypes, namePrefixes, regions, workloadBoundaryArn } = args;
  return pulumi
    .all([home.accountId, home.partition, workloadBoundaryArn, roleName])
    .apply(([accountId, partition, boundaryArn, ownName]) => {
      const context: DeployerContext = { accountId, partition, regions, namePrefixes, boundaryArn, roleName: ownName };
      return deployerPolicyFor(resourceTypes, context).map((document) => JSON.stringify(document));
    });
}

interface AttachedPlan {
  readonly policyName: pulumi.Output<string>;
  readonly document: pulumi.Output<string>;
  readonly role: aws.iam.Role;
  readonly tags: pulumi.Output<Record<string, string>>;
}

function attachedPolicy(parent: pulumi.Resource, name: string, plan: AttachedPlan): pulumi.Resource {
  const { policyName, document, role, tags } = plan;
  const policy = new aws.iam.Policy(
    `${name}-policy`,
    { name: policyName, description: "What a deployment needs", policy: document, tags },
    { parent },
  );
  return new aws.iam.RolePolicyAttachment(`${name}-attachment`, { role: role.name, policyArn: policy.arn }, { parent });
}
