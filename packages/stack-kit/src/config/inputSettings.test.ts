import { describe, expect, it } from "@jest/globals";
import { inputSettings } from "./inputSettings.js";

const settings = inputSettings("data/");

describe("the settings of the input", () => {
  it("are the pipeline's own folder of a bucket that is made, where nothing is said", () => {
    expect(settings.parse({})).toEqual({ prefix: "data/" });
  });

  it("take a bucket that exists, its key and another folder (STO-12)", () => {
    const given = { bucket: "example-shop.data", keyArn: "arn:aws:kms:eu-west-1:111122223333:key/k", prefix: "in/a/" };
    expect(settings.parse(given)).toEqual(given);
  });

  it.each([
    ["a prefix without a delimiter", { prefix: "data" }],
    ["an empty prefix, which would read the whole bucket", { prefix: "" }],
    ["a prefix that begins with a delimiter", { prefix: "/data/" }],
    ["a prefix that climbs", { prefix: "a/../b/" }],
    ["a name that no bucket can have", { bucket: "Orders!" }],
    ["a misspelt setting", { bukcet: "orders" }],
  ])("refuse %s", (_case, given) => {
    expect(settings.safeParse(given).success).toBe(false);
  });
});
