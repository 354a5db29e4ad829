import { beforeAll, describe, expect, it } from "@jest/globals";
import { type PlannedResource, plannedResources } from "@sallyport/stack-kit/testing";
import { sampleThingConfig } from "../config/SampleThingConfig.js";
import { planSampleThing } from "../plan/planSampleThing.js";
import { deploySampleThing } from "./deploySampleThing.js";

const region = "eu-west-1";
let planned: readonly PlannedResource[];

beforeAll(async () => {
  const plan = planSampleThing(sampleThingConfig.parse({ tags: { owner: "data" }, expireDays: 90 }), region);
  planned = await plannedResources(() => void deploySampleThing(plan), [region]);
});

const ofType = (type: string) => planned.filter((resource) => resource.type === type).map(({ inputs }) => inputs);

describe("the deployment", () => {
  it("has one bucket, named for the stage, the account and the region", () => {
    expect(ofType("aws:s3/bucket:Bucket").map(({ bucket }) => bucket)).toEqual([
      "sample-thing-dev-data-111122223333-eu-west-1",
    ]);
  });

  it("deletes objects when the configuration says so", () => {
    const [lifecycle] = ofType("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration");
    expect(JSON.stringify(lifecycle)).toContain('"expiration":{"days":90}');
  });

  it("carries owner, system and stage on all that can be tagged, in the stack's region", () => {
    const tagged = planned.filter(({ inputs }) => inputs.tags !== undefined);
    expect(tagged.length).toBeGreaterThan(1);
    for (const { name, inputs } of tagged) {
      expect([name, inputs.tags]).toEqual([
        name,
        expect.objectContaining({ owner: "data", system: "sallyport-sample-thing", environment: "dev" }),
      ]);
    }
    for (const { name, inputs } of planned) expect([name, inputs.region ?? region]).toEqual([name, region]);
  });
});
