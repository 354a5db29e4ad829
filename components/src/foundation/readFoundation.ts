import type * as pulumi from "@pulumi/pulumi";
import type { FoundationOutputs } from "./FoundationOutputs.js";
import { regionalValue } from "./regionalValue.js";

/** The foundation's outputs as another stack reads them. */
export type Foundation = { readonly [Name in keyof FoundationOutputs]: pulumi.Output<FoundationOutputs[Name]> };

/**
 * The outputs of a deployed foundation, typed: a renamed output is a compile error here and not a surprise there.
 *
 * @param reference for example `new pulumi.StackReference("organization/sallyport-foundation/sandbox")`
 * @throws at deployment when an output is missing: deploy the foundation first (`pulumi up` in the repository's root)
 */
export function readFoundation(reference: pulumi.StackReference): Foundation {
  const read = <Name extends keyof FoundationOutputs>(name: Name) =>
    reference.requireOutput(name) as pulumi.Output<FoundationOutputs[Name]>;
  return {
    permissionsBoundaryArn: read("permissionsBoundaryArn"),
    alarmTopicArns: read("alarmTopicArns"),
    logBuckets: read("logBuckets"),
  };
}

/**
 * The foundation's value for a region.
 *
 * @throws at deployment, naming the regions that the foundation has
 */
export function inRegion(
  values: pulumi.Output<Readonly<Record<string, string>>>,
  region: string,
): pulumi.Output<string> {
  return values.apply((byRegion) => regionalValue(byRegion, region));
}
