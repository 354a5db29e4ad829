import { describe, expect, it } from "@jest/globals";
import type { BucketState } from "./BucketState.js";
import { judgeBucket } from "./judgeBucket.js";

const good: BucketState = {
  bucket: "atx-custom-output-000000000000",
  region: "eu-west-1",
  encryption: "aws:kms",
  key: "arn:aws:kms:eu-west-1:000000000000:key/1",
  publicAccessBlock: {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  },
  versioning: "Enabled",
  publicPolicy: false,
  refusesPlainHttp: true,
};
const failed = (change: Partial<BucketState>) =>
  judgeBucket({ ...good, ...change })
    .filter(({ outcome }) => outcome === "failed")
    .map(({ name }) => name);

describe("a bucket's state", () => {
  it("is right where it is closed, encrypted and versioned", () => {
    expect(failed({})).toEqual([]);
  });

  it.each([
    ["public-access-block", { publicAccessBlock: { ...good.publicAccessBlock, IgnorePublicAcls: false } }],
    ["policy", { publicPolicy: true }],
    ["transport", { refusesPlainHttp: false }],
    ["encryption", { encryption: null, key: null }],
    ["encryption", { encryption: "AES256", key: null }],
    ["encryption", { key: null }],
    ["versioning", { versioning: "Off" }],
  ] satisfies [string, Partial<BucketState>][])("fails on its %s", (name, change) => {
    expect(failed(change)).toEqual([name]);
  });
});
