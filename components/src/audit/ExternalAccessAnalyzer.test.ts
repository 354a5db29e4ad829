import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { ExternalAccessAnalyzer, type ExternalAccessAnalyzerArgs } from "./ExternalAccessAnalyzer.js";

const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
const recorded = async (args: Partial<ExternalAccessAnalyzerArgs> = {}) => {
  const { resources } = await record(() => new ExternalAccessAnalyzer("outside", { alarmTopicArn, ...args }));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};

describe("ExternalAccessAnalyzer", () => {
  it("tells the topic of every open finding of its own, and of nothing else", async () => {
    const made = await recorded();
    expect(made["outside-analyzer"]).toMatchObject({ analyzerName: "outside", type: "ACCOUNT" });
    expect(JSON.parse(String(made["outside-findings-rule"]?.eventPattern))).toEqual({
      source: ["aws.access-analyzer"],
      "detail-type": ["Access Analyzer Finding"],
      resources: ["arn:aws:access-analyzer:eu-west-1:111122223333:analyzer/outside"],
      detail: { status: ["ACTIVE"] },
    });
    expect(made["outside-findings-target"]?.arn).toBe(alarmTopicArn);
  });

  it("refuses a name that Access Analyzer does not take", async () => {
    const made = recorded({ analyzerName: "1st analyzer" });
    await expect(made).rejects.toThrow('ExternalAccessAnalyzer "outside": analyzerName ');
  });
});
