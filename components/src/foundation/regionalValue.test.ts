import { describe, expect, it } from "@jest/globals";
import { regionalValue } from "./regionalValue.js";

const buckets = { "eu-west-1": "logs-ireland", "eu-central-1": "logs-frankfurt" };

describe("a value of the foundation", () => {
  it("is the region's own", () => {
    expect(regionalValue(buckets, "eu-central-1")).toBe("logs-frankfurt");
  });

  it.each(["us-east-1", "toString"])(
    "is missing loudly in %s: the error says which there are and what to do",
    (region) => {
      expect(() => regionalValue(buckets, region)).toThrow(
        `the foundation knows no ${region}, only eu-west-1, eu-central-1: add it to the foundation's regions and deploy it`,
      );
    },
  );
});
