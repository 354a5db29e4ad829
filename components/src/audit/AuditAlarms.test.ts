import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { AuditAlarms, type AuditAlarmsArgs } from "./AuditAlarms.js";

const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
const recorded = async (args: Partial<AuditAlarmsArgs> = {}) =>
  (await record(() => new AuditAlarms("audit", { logGroupName: "/trail", alarmTopicArn, ...args }))).resources;

describe("AuditAlarms", () => {
  it("has 16 filters on the trail's group, each with an alarm on its metric at the first event", async () => {
    const made = await recorded();
    const filters = made.filter(({ type }) => type === "aws:cloudwatch/logMetricFilter:LogMetricFilter");
    const alarms = made.filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm");
    expect(new Set(filters.map(({ inputs }) => inputs.logGroupName))).toEqual(new Set(["/trail"]));
    const counted = filters.map(({ inputs }) => (inputs.metricTransformation as { readonly name: string }).name);
    expect(counted).toHaveLength(16);
    expect(alarms.map(({ inputs }) => inputs.metricName)).toEqual(counted);
    for (const { inputs } of alarms) {
      expect(inputs).toMatchObject({
        namespace: "Sallyport/Audit/audit",
        comparisonOperator: "GreaterThanOrEqualToThreshold",
        threshold: 1,
        alarmActions: [alarmTopicArn],
      });
    }
  });

  it("leaves out reads of secrets by the roles named", async () => {
    const made = await recorded({ secretReaders: ["orders-*"] });
    const filter = made.find(({ name }) => name === "audit-secret-reads-filter");
    expect(filter?.inputs.pattern).toContain('($.userIdentity.arn!="*:assumed-role/orders-*/*")');
  });

  it.each<[string, AuditAlarmsArgs["secretReaders"]]>([
    ["secretReaders[0]", ["arn:aws:iam::111122223333:role/orders"]],
    ["secretReaders[1]", ["orders", "*"]],
    ["secretReaders ", Array.from({ length: 30 }, (_, index) => `orders-worker-${index}`)],
  ])("refuses a wrong %s", async (argument, secretReaders) => {
    await expect(recorded({ secretReaders })).rejects.toThrow(`AuditAlarms "audit": ${argument}`);
  });
});
