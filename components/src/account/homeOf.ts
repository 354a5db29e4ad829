import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "./AccountArgs.js";

/** Account, partition and region of a component, as outputs that are known wherever the caller's values are. */
export interface Home {
  readonly accountId: pulumi.Output<string>;
  readonly partition: pulumi.Output<string>;
  readonly region: pulumi.Output<string>;
}

/**
 * Where a component lives: what the caller says, else what the provider of `parent` says. The look-ups run at preview
 * too and so are known there; names and ARNs made from a home need no created resource.
 */
export function homeOf(
  parent: pulumi.Resource,
  args: { readonly account?: AccountArgs; readonly region?: pulumi.Input<string> },
): Home {
  const opts = { parent };
  const { account, region } = args;
  return {
    accountId: account ? pulumi.output(account.accountId) : aws.getCallerIdentityOutput({}, opts).accountId,
    partition: account ? pulumi.output(account.partition ?? "aws") : aws.getPartitionOutput({}, opts).partition,
    region: region === undefined ? aws.getRegionOutput({}, opts).region : pulumi.output(region),
  };
}
