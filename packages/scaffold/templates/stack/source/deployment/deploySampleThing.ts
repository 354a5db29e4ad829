import * as pulumi from "@pulumi/pulumi";
import { deploymentOf } from "@sallyport/stack-kit";
import type { SampleThingPlan } from "../plan/SampleThingPlan.js";
import type { SampleThingOutputs } from "./SampleThingOutputs.js";
import { sampleThingBucket } from "./sampleThingBucket.js";

/** Deploys a plan. */
export function deploySampleThing(plan: SampleThingPlan): {
  [Name in keyof SampleThingOutputs]: pulumi.Output<SampleThingOutputs[Name]>;
} {
  const deployment = deploymentOf("sallyport-sample-thing", plan);
  const { bucketName } = sampleThingBucket(deployment);
  return { region: pulumi.output(plan.region), bucket: bucketName };
}
