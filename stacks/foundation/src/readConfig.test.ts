import { afterEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { readConfig } from "./readConfig.js";

const project = "sallyport-foundation";
const read = (settings: Readonly<Record<string, unknown>>) => {
  const values = Object.entries(settings).map(([name, value]) => [
    `${project}:${name}`,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  pulumi.runtime.setAllConfig(Object.fromEntries(values));
  return readConfig(new pulumi.Config(project), ["eu-west-1", "us-east-1"]);
};

afterEach(() => pulumi.runtime.setAllConfig({}));

describe("the foundation's configuration", () => {
  it("is read as written", () => {
    expect(read({ regions: ["eu-west-1"], environment: "prod" })).toEqual({
      regions: ["eu-west-1"],
      environment: "prod",
    });
  });

  it.each([
    ["an unknown region", { regions: ["eu-wset-1"] }, '"eu-wset-1" is no region of AWS'],
    ["a region named twice", { regions: ["us-east-1", "us-east-1"] }, "stands in it twice"],
    ["no region", { regions: [] }, "names no region"],
    [
      "an environment that no name can hold",
      { regions: ["us-east-1"], environment: "Prod!" },
      "configuration environment",
    ],
  ])("refuses %s", (_case, settings, message) => {
    expect(() => read(settings)).toThrow(message);
  });
});
