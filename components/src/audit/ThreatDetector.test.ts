import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { ThreatDetector, type ThreatDetectorArgs, ThreatFeature } from "./ThreatDetector.js";

const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
const recorded = async (args: Partial<ThreatDetectorArgs> = {}) => {
  const { resources } = await record(() => new ThreatDetector("threats", { alarmTopicArn, ...args }));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};

describe("ThreatDetector", () => {
  it("watches objects, database logins and functions beside what every detector does, and publishes often", async () => {
    const made = await recorded();
    expect(made["threats-detector"]).toMatchObject({ enable: true, findingPublishingFrequency: "FIFTEEN_MINUTES" });
    const features = ["s3-data-events", "rds-login-events", "lambda-network-logs"];
    expect(features.map((feature) => made[`threats-${feature}`]?.status)).toEqual(["ENABLED", "ENABLED", "ENABLED"]);
  });

  it("tells the topic of medium findings and above", async () => {
    const made = await recorded();
    expect(JSON.parse(String(made["threats-findings-rule"]?.eventPattern))).toMatchObject({
      source: ["aws.guardduty"],
      detail: { severity: [{ numeric: [">=", 4] }] },
    });
    expect(made["threats-findings-target"]?.arn).toBe(alarmTopicArn);
  });

  it("changes nothing of a detector that is there already", async () => {
    const made = await recorded({ detectorId: "12abc34d567e8fa901bc2d34e56789f0" });
    expect(Object.keys(made).filter((name) => /detector|events|logs$/.test(name))).toEqual([]);
    expect(made["threats-findings-target"]?.arn).toBe(alarmTopicArn);
  });

  it("has its agent put beside the tasks of Fargate where it watches what runs", async () => {
    const made = await recorded({ features: [ThreatFeature.Runtime] });
    expect(made["threats-runtime-monitoring"]).toMatchObject({
      additionalConfigurations: [{ name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "ENABLED" }],
    });
  });

  it.each([0, 9])("refuses a severity of %s, at which all or nothing would be told", async (leastSeverity) => {
    await expect(recorded({ leastSeverity })).rejects.toThrow('ThreatDetector "threats": leastSeverity');
  });
});
