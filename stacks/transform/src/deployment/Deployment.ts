import type * as pulumi from "@pulumi/pulumi";
import type { TransformPlan } from "../plan/TransformPlan.js";

/** What every part of the deployment is given. */
export interface Deployment {
  readonly plan: TransformPlan;
  readonly account: { readonly accountId: pulumi.Output<string>; readonly partition: pulumi.Output<string> };
  /** From the foundation. */
  readonly permissionsBoundaryArn: pulumi.Output<string>;
  /** From the foundation: the region's topic, which a person hears. */
  readonly alarmTopicArn: pulumi.Output<string>;
  /** From the foundation: the region's log bucket. */
  readonly accessLogs: { readonly bucket: pulumi.Output<string> };
  readonly tags: Readonly<Record<string, string>>;
}

/** What components take of it. */
export function placed({ plan, account, tags }: Deployment) {
  return { account, region: plan.region, tags, environment: plan.config.environment };
}
