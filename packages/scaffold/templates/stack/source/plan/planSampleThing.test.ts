import { describe, expect, it } from "@jest/globals";
import { sampleThingConfig } from "../config/SampleThingConfig.js";
import { planSampleThing } from "./planSampleThing.js";

const plan = (settings: object) => planSampleThing(sampleThingConfig.parse(settings), "eu-west-1");

describe("the plan", () => {
  it("begins every name with the stage, so that two of them can share an account", () => {
    expect(plan({ environment: "test" })).toMatchObject({ base: "sample-thing-test", region: "eu-west-1" });
  });

  it("keeps production's data a month at least, and that of others as long as they say", () => {
    expect(() => plan({ environment: "prod", expireDays: 29 })).toThrow(
      expect.objectContaining({ name: "ConfigError", where: "expireDays" }),
    );
    expect(plan({ environment: "dev", expireDays: 1 }).config.expireDays).toBe(1);
  });
});
