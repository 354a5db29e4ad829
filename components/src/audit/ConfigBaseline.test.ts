import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { ConfigBaseline } from "./ConfigBaseline.js";
import type { ConfigBaselineArgs } from "./ConfigBaselineArgs.js";

const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
const recorded = async (args: Partial<ConfigBaselineArgs> = {}) => {
  const { resources } = await record(() => new ConfigBaseline("config", { alarmTopicArn, ...args }));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};

describe("ConfigBaseline", () => {
  it("records every type, of IAM in the account's one region only, and turns the recorder on", async () => {
    const made = await recorded();
    expect(made["config-recorder"]).toMatchObject({
      roleArn: "arn:aws:iam::111122223333:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig",
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: false },
    });
    expect(made["config-recording"]).toMatchObject({ isEnabled: true });
    const home = await recorded({ globalResources: true });
    expect(home["config-recorder"]?.recordingGroup).toMatchObject({ includeGlobalResourceTypes: true });
  });

  it("delivers under a key that AWS Config may use for this account and region", async () => {
    const made = await recorded();
    expect(made["config-channel"]?.s3KmsKeyArn).toBe("arn:aws:kms:eu-west-1:111122223333:key/config-key-key");
    expect(String(made["config-key-key"]?.policy)).toContain("arn:aws:config:eu-west-1:111122223333:*");
  });

  it("makes its rules alone where the region has a recorder", async () => {
    const made = await recorded({ recorderExists: true });
    const types = ["config-recorder", "config-channel", "config-recording", "config-bucket"];
    expect(types.filter((name) => name in made)).toEqual([]);
    expect(made["config-buckets-closed"]).toMatchObject({
      source: { owner: "AWS", sourceIdentifier: "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED" },
      description: "Watches STO-01",
    });
  });

  it("tells the topic of what its own rules find, and of nothing else", async () => {
    const made = await recorded();
    expect(JSON.parse(String(made["config-findings-rule"]?.eventPattern))).toMatchObject({
      detail: {
        configRuleName: [{ prefix: "config-" }],
        newEvaluationResult: { complianceType: ["NON_COMPLIANT"] },
      },
    });
    expect(made["config-findings-target"]?.arn).toBe(alarmTopicArn);
  });
});
