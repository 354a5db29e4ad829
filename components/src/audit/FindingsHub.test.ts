import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { FindingSeverity } from "./FindingSeverity.js";
import { FindingsHub, type FindingsHubArgs, HubStandard } from "./FindingsHub.js";

const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
const recorded = async (args: Partial<FindingsHubArgs> = {}) => {
  const { resources } = await record(() => new FindingsHub("hub", { alarmTopicArn, region: "eu-west-1", ...args }));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};
const standardsIn = (made: Awaited<ReturnType<typeof recorded>>) =>
  Object.values(made).flatMap(({ standardsArn }) => (standardsArn === undefined ? [] : [standardsArn]));
const told = async (args: Partial<FindingsHubArgs> = {}) =>
  JSON.parse(String((await recorded(args))["hub-findings-rule"]?.eventPattern)).detail.findings;

describe("FindingsHub", () => {
  it("checks by FSBP and CIS alone, of which AWS's own choice takes an old CIS", async () => {
    const made = await recorded();
    expect(made["hub-hub"]).toMatchObject({
      ...{ enableDefaultStandards: false, autoEnableControls: true, controlFindingGenerator: "SECURITY_CONTROL" },
    });
    expect(standardsIn(made)).toEqual([
      "arn:aws:securityhub:eu-west-1::standards/aws-foundational-security-best-practices/v/1.0.0",
      "arn:aws:securityhub:eu-west-1::standards/cis-aws-foundations-benchmark/v/5.0.0",
    ]);
  });

  it("checks by each standard that is named, once", async () => {
    const standards = [HubStandard.Nist80053, HubStandard.Nist80053];
    expect(standardsIn(await recorded({ standards }))).toEqual([
      "arn:aws:securityhub:eu-west-1::standards/nist-800-53/v/5.0.0",
    ]);
  });

  it("tells the topic of new findings of its own region, of high severity and above", async () => {
    expect(await told()).toEqual({
      Severity: { Label: ["HIGH", "CRITICAL"] },
      Workflow: { Status: ["NEW"] },
      RecordState: ["ACTIVE"],
      Region: ["eu-west-1"],
    });
    expect((await recorded())["hub-findings-target"]?.arn).toBe(alarmTopicArn);
    const { Severity } = await told({ leastSeverity: FindingSeverity.Medium });
    expect(Severity.Label).toEqual(["MEDIUM", "HIGH", "CRITICAL"]);
  });

  it("leaves out what others tell of", async () => {
    const { ProductName } = await told({ toldElsewhere: ["GuardDuty", "Config"] });
    expect(ProductName).toEqual([{ "anything-but": ["GuardDuty", "Config"] }]);
  });

  it("gathers the findings of the regions that are named, and of none by itself", async () => {
    const made = await recorded({ aggregatedRegions: ["eu-central-1"] });
    expect(made["hub-regions"]).toMatchObject({
      ...{ linkingMode: "SPECIFIED_REGIONS", specifiedRegions: ["eu-central-1"] },
    });
    expect((await recorded())["hub-regions"]).toBeUndefined();
  });

  it("changes nothing of a hub that is there already", async () => {
    const made = await recorded({ hubExists: true });
    expect(Object.keys(made).filter((name) => /^hub-(hub|regions|aws|cis)/.test(name))).toEqual([]);
    expect(made["hub-findings-target"]?.arn).toBe(alarmTopicArn);
  });

  it.each([
    ["no standard at all", { standards: [] }, "standards"],
    ["standards for a hub of others", { hubExists: true, standards: [HubStandard.Cis] }, "standards"],
    ["regions for a hub of others", { hubExists: true, aggregatedRegions: ["eu-central-1"] }, "aggregatedRegions"],
  ])("refuses %s", async (_what, args, argument) => {
    await expect(recorded(args)).rejects.toThrow(`FindingsHub "hub": ${argument}`);
  });
});
