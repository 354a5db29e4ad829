import type * as pulumi from "@pulumi/pulumi";
import type { FoundationOutputs } from "./FoundationOutputs.js";
import { regionalValue } from "./regionalValue.js";

/** The foundation's outputs as another stack reads them. */
export type Foundation = { readonly [Name in keyof FoundationOutputs]-?: pulumi.Output<FoundationOutputs[Name]> };

/**
 * The outputs of a deployed foundation, typed: a renamed output is a compile error here and not a surprise there.
 *
 * @param reference for example `new pulumi.StackReference("organization/sallyport-foundation/sandbox")`
 * @throws at deployment when what every stack needs (boundary, topics, log buckets) is missing: deploy the foundation
 *   first (`pulumi up` in the repository's root). What only some accounts have is undefined or empty.
 */
export function readFoundation(reference: pulumi.StackReference): Foundation {
  const read = <Name extends keyof FoundationOutputs>(name: Name) =>
    reference.requireOutput(name) as pulumi.Output<FoundationOutputs[Name]>;
  const byName = (name: "configBuckets" | "threatDetectorIds" | "backupVaults" | "deployerRoleArns") =>
    reference.getOutput(name).apply((found: Readonly<Record<string, string>> | undefined) => found ?? {});
  return {
    permissionsBoundaryArn: read("permissionsBoundaryArn"),
    alarmTopicArns: read("alarmTopicArns"),
    logBuckets: read("logBuckets"),
    auditTrail: reference.getOutput("auditTrail") as pulumi.Output<FoundationOutputs["auditTrail"]>,
    configBuckets: byName("configBuckets"),
    threatDetectorIds: byName("threatDetectorIds"),
    backupVaults: byName("backupVaults"),
    deployerRoleArns: byName("deployerRoleArns"),
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
