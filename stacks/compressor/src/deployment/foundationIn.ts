import type * as pulumi from "@pulumi/pulumi";
import { inRegion } from "@sallyport/components";
import type { Deployment } from "./Deployment.js";

/** What the foundation has for a region, in the form in which components take it. */
export interface RegionFoundation {
  readonly alarmTopicArn: pulumi.Output<string>;
  readonly accessLogs: { readonly bucket: pulumi.Output<string> };
}

/** The foundation's alarm topic and log bucket of a region. */
export function foundationIn({ foundation }: Deployment, region: string): RegionFoundation {
  return {
    alarmTopicArn: inRegion(foundation.alarmTopicArns, region),
    accessLogs: { bucket: inRegion(foundation.logBuckets, region) },
  };
}
