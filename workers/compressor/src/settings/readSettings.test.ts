import { describe, expect, test } from "@jest/globals";
import { readSettings } from "./readSettings.js";

const shared = {
  AWS_REGION: "eu-west-1",
  SALLYPORT_QUEUE_URL: "https://sqs.eu-west-1.amazonaws.com/1/q",
  SALLYPORT_LEDGER_TABLE: "ledger",
  SALLYPORT_STAGING_BUCKET: "staging",
};
const source = {
  ...shared,
  SALLYPORT_SIDE: "source",
  SALLYPORT_RULE: "rule",
  SALLYPORT_SOURCE_BUCKET: "user-source",
  SALLYPORT_TARGETS: '[{"region":"eu-central-1","bucket":"user-target"}]',
};
const target = { ...shared, SALLYPORT_SIDE: "target", SALLYPORT_TARGET_BUCKETS: '["user-target"]' };

describe("readSettings", () => {
  test("reads a source with its defaults", () => {
    expect(readSettings(source)).toMatchObject({
      SALLYPORT_SIDE: "source",
      SALLYPORT_SOURCE_PREFIX: "",
      SALLYPORT_MIRROR_DELETES: false,
      SALLYPORT_MIRROR_EXPIRY: false,
      SALLYPORT_LEVEL: "adaptive",
      SALLYPORT_PRICES: { defaultTransferDollarsPerGb: 0.02, taskVcpus: 2 },
      SALLYPORT_BATCH_BYTES: 134_217_728,
      SALLYPORT_BATCH_OBJECTS: 2000,
      SALLYPORT_BATCH_SECONDS: 10,
      SALLYPORT_VISIBILITY_SECONDS: 300,
      SALLYPORT_TARGETS: [{ region: "eu-central-1", bucket: "user-target" }],
    });
  });

  test("reads a target with its defaults", () => {
    expect(readSettings(target)).toMatchObject({
      SALLYPORT_TARGET_BUCKETS: ["user-target"],
      SALLYPORT_EVENT_BUS: "default",
    });
  });

  test("reads a target that only backs up, but none that may write nowhere", () => {
    const backup = { ...target, SALLYPORT_TARGET_BUCKETS: "[]", SALLYPORT_BACKUP_BUCKETS: '["user-backup"]' };
    expect(readSettings(backup)).toMatchObject({ SALLYPORT_BACKUP_BUCKETS: ["user-backup"] });
    expect(() => readSettings({ ...target, SALLYPORT_TARGET_BUCKETS: "[]" })).toThrow(
      "SALLYPORT_TARGET_BUCKETS: names no bucket",
    );
  });

  test.each([
    ["SALLYPORT_SIDE", "both"],
    ["SALLYPORT_TARGETS", "[]"],
    ["SALLYPORT_TARGETS", "{broken"],
    ["SALLYPORT_TARGETS", '[{"region":"eu-central-1","bucket":"user-target","storageClass":"FAST"}]'],
    ["SALLYPORT_LEVEL", "20"],
    ["SALLYPORT_LEVEL", "best"],
    ["SALLYPORT_PRICES", '{"computeDollarsPerHour":"free"}'],
    ["SALLYPORT_RULE", "../rule"],
    ["SALLYPORT_MIRROR_DELETES", "yes"],
    ["SALLYPORT_QUEUE_URL", "http://sqs/q"],
    ["AWS_ENDPOINT_URL", "http://127.0.0.1:4566"],
    ["SALLYPORT_VISIBILITY_SECONDS", "0"],
  ])("refuses %s=%s, naming the variable", (name, value) => {
    expect(() => readSettings({ ...source, [name]: value })).toThrow(name);
  });

  test("names all that is missing at once", () => {
    const names = ["AWS_REGION", "SALLYPORT_QUEUE_URL", "SALLYPORT_STAGING_BUCKET", "SALLYPORT_TARGET_BUCKETS"];
    for (const name of names) expect(() => readSettings({ SALLYPORT_SIDE: "target" })).toThrow(`${name}: is missing`);
  });
});
