import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { ArgumentError } from "../errors/ArgumentError.js";
import { DataRole } from "./DataRole.js";
import type { LifecycleArgs } from "./LifecycleArgs.js";
import { lifecycleFor } from "./lifecycleFor.js";

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

  it("keeps results, archives them and their old versions after 90 days, and old versions a year", () => {
    const archived = [{ storageClass: "GLACIER_IR" }];
    expect(lifecycleFor(component, DataRole.Results, {})).toMatchObject([
      {},
      { noncurrentVersionExpiration: { noncurrentDays: 365 } },
      { expiration: { expiredObjectDeleteMarker: true } },
      {
        transitions: [{ days: 90, ...archived[0] }],
        noncurrentVersionTransitions: [{ noncurrentDays: 90, ...archived[0] }],
      },
    ]);
  });

  it("archives nothing that expires first", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), (expireDays, noncurrentDays) => {
        const rules = lifecycleFor(component, DataRole.Results, { expireDays, noncurrentDays });
        const archive = rules.find(({ id }) => id === "archive-objects");
        expect(archive !== undefined).toBe(expireDays > 90);
        if (archive !== undefined) expect(archive.noncurrentVersionTransitions !== undefined).toBe(noncurrentDays > 90);
      }),
    );
    expect(() => lifecycleFor(component, DataRole.General, { expireDays: 30, archiveAfterDays: 30 })).toThrow(
      "lifecycle.archiveAfterDays",
    );
  });

  it("lets S3 tier by use in place of age, and not both", () => {
    const rules = lifecycleFor(component, DataRole.Results, { intelligentTiering: {} });
    expect(rules.flatMap(({ transitions = [] }) => transitions)).toEqual([
      { days: 0, storageClass: "INTELLIGENT_TIERING" },
    ]);
    for (const [args, argument] of [
      [{ intelligentTiering: {}, archiveAfterDays: 30 }, "lifecycle.intelligentTiering"],
      [{ intelligentTiering: { archiveAfterDays: 89 } }, "lifecycle.intelligentTiering.archiveAfterDays"],
      [{ intelligentTiering: { deepArchiveAfterDays: 179 } }, "lifecycle.intelligentTiering.deepArchiveAfterDays"],
    ] as const) {
      expect(() => lifecycleFor(component, DataRole.General, args)).toThrow(`${argument} `);
    }
  });

  it("never keeps uploads longer than 7 days", () => {
    expect(expiry(DataRole.Uploads, {})).toBe(7);
    expect(() => expiry(DataRole.Uploads, { expireDays: 8 })).toThrow("RET-02");
  });

  it("gives S3 one rule of each kind, all on and over the whole bucket", () => {
    for (const role of Object.values(DataRole)) {
      const rules = lifecycleFor(component, role, { expireDays: 5, noncurrentDays: 3, abortUploadDays: 2 });
      expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
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
