import { describe, expect, it } from "@jest/globals";
import { checkWaivers } from "./checkWaivers.js";
import type { Waiver } from "./Waiver.js";

const waiver: Waiver = {
  control: "STO-05",
  reason: "scratch data of a test",
  owner: "platform",
  expires: "2027-03-31",
};
const check = (changed: object) => () =>
  checkWaivers('HardenedBucket "orders"', { noAccessLogs: { ...waiver, ...changed } });

describe("a waiver", () => {
  it("is accepted when it says what, why, who and until when", () => {
    expect(check({})).not.toThrow();
  });

  it("is accepted after its last day: a clock must not block an urgent deploy, the policy reports it", () => {
    expect(check({ expires: "2001-01-01" })).not.toThrow();
  });

  it("is not needed: no exceptions, or none used, is the default", () => {
    expect(() => checkWaivers('HardenedBucket "orders"', undefined)).not.toThrow();
    expect(() => checkWaivers('HardenedBucket "orders"', { noAccessLogs: undefined })).not.toThrow();
  });

  it.each([
    ["control", "", "STO-5", "sto-05", "because", undefined, 5],
    ["reason", "", "short", "          ", undefined, 1_000_000_000_000],
    ["owner", "", "  ", undefined, {}],
    ["expires", "", "2027-02-30", "2027-3-31", "31.03.2027", "2027-03-31T00:00:00Z", undefined, 20270331],
  ] as [keyof Waiver, ...unknown[]][])("is refused for its %s, by name", (field, ...values) => {
    for (const value of values) {
      expect(check({ [field]: value })).toThrow(`HardenedBucket "orders": exceptions.noAccessLogs.${field}`);
    }
  });
});
