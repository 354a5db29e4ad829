import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { RegionSettings, type RegionSettingsArgs } from "./RegionSettings.js";

const recorded = async (args: RegionSettingsArgs = {}) => {
  const { resources } = await record(() => new RegionSettings("ireland", args));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};

describe("RegionSettings", () => {
  it("encrypts every new disk of its region", async () => {
    expect((await recorded({ region: "eu-west-1" }))["ireland-disks"]).toEqual({ enabled: true, region: "eu-west-1" });
  });

  it("lets APIs log where it is given a role, and else leaves the region's own", async () => {
    const apiLogRoleArn = "arn:aws:iam::111122223333:role/api-logs";
    expect((await recorded({ apiLogRoleArn }))["ireland-apis"]).toEqual({ cloudwatchRoleArn: apiLogRoleArn });
    expect(await recorded()).not.toHaveProperty("ireland-apis");
  });
});
