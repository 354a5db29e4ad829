import type * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import type { Tags } from "../tagging/tagsFor.js";

/** What every role takes. */
export interface RoleArgs {
  /** Physical name, at most 64 characters. Default: the component's name. */
  readonly roleName?: pulumi.Input<string>;
  /** Managed policy that bounds the role (IAM-20), from the account foundation. Default: none. */
  readonly permissionsBoundaryArn?: pulumi.Input<string>;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Region of the workload; roles themselves are global. Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}
