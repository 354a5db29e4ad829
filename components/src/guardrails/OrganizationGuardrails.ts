import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { describeComponent } from "../naming/describeComponent.js";
import { tagsFor } from "../tagging/tagsFor.js";
import { checkGuardrailArgs } from "./checkGuardrailArgs.js";
import { guardrailsFor } from "./guardrailsFor.js";
import type { OrganizationGuardrailsArgs } from "./OrganizationGuardrailsArgs.js";

/**
 * Bounds for whole accounts, as service control policies: accounts cannot leave, stop their trail, history or detectors, use
 * their root user or long-lived keys, open data to the public, write it unencrypted, lose keys or use other regions. For the
 * management account of an organization with all features, or its delegated administrator of policies.
 *
 * Defaults: nobody in a bound account is excepted; nothing is allowed by it, so that `FullAWSAccess` stays attached beside.
 *
 * Cost: none.
 *
 * Controls: GOV-03.
 *
 * @example
 * const guardrails = new OrganizationGuardrails("data-platform", {
 *   targetIds: ["ou-ab12-11111111"],
 *   regions: ["eu-west-1"],
 *   exemptRoleNames: ["sallyport-prod-deployer"],
 * });
 */
export class OrganizationGuardrails extends pulumi.ComponentResource {
  /** Ids of the policies. */
  readonly policyIds: pulumi.Output<string[]>;

  constructor(name: string, args: OrganizationGuardrailsArgs, opts?: pulumi.ComponentResourceOptions) {
    checkGuardrailArgs(describeComponent("OrganizationGuardrails", name), args);
    super("sallyport:index:OrganizationGuardrails", name, args, opts);
    const { targetIds, regions, exemptRoleNames = [], policyPrefix = name, tags } = args;

    const policies = guardrailsFor({ regions, exemptRoleNames }).map(
      ({ id, description, document }) =>
        [
          id,
          new aws.organizations.Policy(
            `${name}-${id}`,
            {
              name: pulumi.interpolate`${policyPrefix}-${id}`,
              description,
              type: "SERVICE_CONTROL_POLICY",
              content: JSON.stringify(document),
              tags: tagsFor("OrganizationGuardrails", name, tags),
            },
            { parent: this },
          ),
        ] as const,
    );
    for (const [id, policy] of policies)
      for (const [place, targetId] of targetIds.entries())
        new aws.organizations.PolicyAttachment(
          `${name}-${id}-${place}`,
          { policyId: policy.id, targetId },
          { parent: this },
        );

    this.policyIds = pulumi.all(policies.map(([, policy]) => policy.id));
    this.registerOutputs({ policyIds: this.policyIds });
  }
}
