import type * as pulumi from "@pulumi/pulumi";
import { type Foundation, inRegion } from "@sallyport/components";

/** What the foundation has for a region, in the form in which components take it. */
export interface RegionFoundation {
  /** The region's topic, which a person hears. */
  readonly alarmTopicArn: pulumi.Output<string>;
  /** The region's log bucket. */
  readonly accessLogs: { readonly bucket: pulumi.Output<string> };
}

/** The foundation's alarm topic and log bucket of a region. */
export function foundationIn(foundation: Foundation, region: string): RegionFoundation {
  return {
    alarmTopicArn: inRegion(foundation.alarmTopicArns, region),
    accessLogs: { bucket: inRegion(foundation.logBuckets, region) },
  };
}
