import type * as pulumi from "@pulumi/pulumi";
import type { Tags } from "../tagging/tagsFor.js";

export interface OrganizationGuardrailsArgs {
  /**
   * Ids of what they bind: organizational units, accounts, or the root. Begin with a unit of one account: a service control
   * policy on the root binds every account at once. Attachments are named by place: add at the end.
   */
  readonly targetIds: pulumi.Input<string>[];
  /** Regions that may be used, such as "eu-west-1"; services without a region stay usable. */
  readonly regions: string[];
  /**
   * Names of roles in the bound accounts that may change what guards them: the deployer, and one for emergencies.
   * Default: none, so that only the management account can.
   */
  readonly exemptRoleNames?: string[];
  /** Beginning of the policies' names. Default: the component's name. */
  readonly policyPrefix?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
