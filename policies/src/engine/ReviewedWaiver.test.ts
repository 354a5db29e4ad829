import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { excuses } from "./ReviewedWaiver.js";

const waiver = (urn: string) => ({
  rule: "s3-versioning-enabled",
  urn,
  control: "STO-03",
  reason: "made by another team's module",
  owner: "platform",
  expires: "2999-12-31",
});

describe("a reviewed waiver", () => {
  it("excuses its rule on its resource, and no other", () => {
    const urn = "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::legacy";
    expect(excuses(waiver(urn), "s3-versioning-enabled", urn)).toBe(true);
    expect(excuses(waiver(urn), "s3-access-logging", urn)).toBe(false);
    expect(excuses(waiver(urn), "s3-versioning-enabled", `${urn}-2`)).toBe(false);
  });

  it("stands for any text where it has a star, and for nothing more", () => {
    const every = waiver("urn:pulumi:*::shop::aws:s3/bucket:Bucket::legacy-*");
    expect(excuses(every, every.rule, "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::legacy-a")).toBe(true);
    expect(excuses(every, every.rule, "urn:pulumi:dev::other::aws:s3/bucket:Bucket::legacy-a")).toBe(false);
    expect(excuses(waiver("a*a"), every.rule, "a")).toBe(false);
  });

  it("matches as a regular expression with .* for each star would", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", ":"), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom("a", "b", ":", "*"), maxLength: 6 });
    fc.assert(
      fc.property(pattern, text, (urn, subject) => {
        const expected = new RegExp(`^${urn.replaceAll("*", ".*")}$`).test(subject);
        expect(excuses(waiver(urn), "s3-versioning-enabled", subject)).toBe(expected);
      }),
    );
  });
});
