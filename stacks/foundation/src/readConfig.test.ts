import { afterEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { configOf } from "@sallyport/stack-kit/testing";
import { readConfig } from "./readConfig.js";

const read = (settings: Readonly<Record<string, unknown>>) =>
  readConfig(configOf("sallyport-foundation", settings), ["eu-west-1", "us-east-1"]);

afterEach(() => pulumi.runtime.setAllConfig({}));

describe("the foundation's configuration", () => {
  it("is read as written", () => {
    expect(read({ regions: ["eu-west-1"], environment: "prod", tags: { owner: "platform" } })).toEqual({
      regions: ["eu-west-1"],
      environment: "prod",
      tags: { owner: "platform" },
    });
  });

  it("needs the regions only", () => {
    expect(read({ regions: ["eu-west-1"] })).toEqual({ regions: ["eu-west-1"], environment: "dev", tags: {} });
  });

  it.each([
    ["an unknown region", { regions: ["eu-wset-1"] }, '"eu-wset-1" is no region of AWS'],
    ["a region named twice", { regions: ["us-east-1", "us-east-1"] }, "stands in it twice"],
    ["no region", { regions: [] }, "names no region"],
    ["tags that are a list", { regions: ["us-east-1"], tags: ["owner"] }, "configuration tags"],
    ["a tag that is no text", { regions: ["us-east-1"], tags: { costCentre: 4711 } }, "configuration tags"],
    [
      "an environment that no name can hold",
      { regions: ["us-east-1"], environment: "Prod!" },
      "configuration environment",
    ],
  ])("refuses %s", (_case, settings, message) => {
    expect(() => read(settings)).toThrow(message);
  });
});
