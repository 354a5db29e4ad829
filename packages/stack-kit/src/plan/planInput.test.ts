import { describe, expect, it } from "@jest/globals";
import { planInput } from "./planInput.js";

const keyOf = (region: string) => `arn:aws:kms:${region}:111122223333:key/k`;
const plan = (settings: { readonly bucket?: string; readonly keyArn?: string }) =>
  planInput({ prefix: "data/", ...settings }, "eu-west-1", "shop-test");

describe("the plan of the input", () => {
  it("makes a bucket where none is named", () => {
    expect(plan({})).toEqual({ kind: "made", name: "shop-test-input" });
  });

  it("uses a bucket that is named, with its key and without", () => {
    const bucket = "example-shop-data";
    expect(plan({ bucket, keyArn: keyOf("eu-west-1") })).toEqual({
      kind: "existing",
      bucket,
      keyArn: keyOf("eu-west-1"),
    });
    expect(plan({ bucket })).toEqual({ kind: "existing", bucket, keyArn: undefined });
  });

  it.each([
    ["a key without a bucket", { keyArn: keyOf("eu-west-1") }],
    ["a key of another region", { bucket: "example-shop-data", keyArn: keyOf("us-east-1") }],
  ])("refuses %s", (_case, settings) => {
    expect(() => plan(settings)).toThrow(expect.objectContaining({ name: "ConfigError", where: "input.keyArn" }));
  });
});
