import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { ArgumentError } from "../errors/ArgumentError.js";
import { DataRole, type LifecycleArgs, lifecycleFor } from "./lifecycleFor.js";

const component = 'HardenedBucket "orders"';

/** Days until an object expires, if ever. */
function expiry(role: DataRole, args: LifecycleArgs): number | undefined {
  return lifecycleFor(component, role, args).find(({ id }) => id === "expire-objects")?.expiration?.days;
}

describe("the lifecycle of a bucket", () => {
  it("keeps general data until it is deleted, and old versions 90 days", () => {
    expect(expiry(DataRole.General, {})).toBeUndefined();
    expect(lifecycleFor(component, DataRole.General, {})).toMatchObject([
      { abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } },
      { noncurrentVersionExpiration: { noncurrentDays: 90 } },
      { expiration: { expiredObjectDeleteMarker: true } },
    ]);
  });

  it("never keeps staging data longer than 7 days, whatever is asked", () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }), (days) => {
        const asked = days === undefined ? {} : { expireDays: days };
        if (days !== undefined && days > 7) {
          expect(() => expiry(DataRole.Staging, asked)).toThrow(/lifecycle\.expireDays .* at most 7 days \(RET-01\)/);
        } else {
          expect(expiry(DataRole.Staging, asked)).toBe(days ?? 7);
        }
      }),
    );
  });

  it("gives S3 one rule of each kind, all on and over the whole bucket", () => {
    for (const role of Object.values(DataRole)) {
      const rules = lifecycleFor(component, role, { expireDays: 5, noncurrentDays: 3, abortUploadDays: 2 });
      expect(new Set(rules.map(({ id }) => id)).size).toBe(3);
      for (const rule of rules) expect(rule).toMatchObject({ status: "Enabled", filter: {} });
      expect(JSON.stringify(rules)).toMatch(/"daysAfterInitiation":2.*"noncurrentDays":3.*"days":5/);
    }
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses %p days, naming the argument", (days) => {
    for (const field of ["expireDays", "noncurrentDays", "abortUploadDays"]) {
      expect(() => lifecycleFor(component, DataRole.General, { [field]: days })).toThrow(ArgumentError);
      expect(() => lifecycleFor(component, DataRole.General, { [field]: days })).toThrow(`lifecycle.${field}`);
    }
  });
});
