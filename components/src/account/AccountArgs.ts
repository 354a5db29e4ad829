import type * as pulumi from "@pulumi/pulumi";

/** The account that a component is deployed to. Given as plain values, policy documents are known at first preview. */
export interface AccountArgs {
  /** 12 digits. */
  readonly accountId: pulumi.Input<string>;
  /** Default: "aws". */
  readonly partition?: pulumi.Input<string>;
}
