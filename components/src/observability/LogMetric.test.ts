import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { LogMetric, type LogMetricArgs } from "./LogMetric.js";

const lines = { logGroupName: "/sallyport/orders", pattern: '{ $.level = "error" }' };
const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
const recorded = async (args: Partial<LogMetricArgs> = {}) => {
  const { resources } = await record(() => new LogMetric("orders-errors", { ...lines, ...args }));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};

describe("LogMetric", () => {
  it("counts one for each line that matches and zero for others", async () => {
    expect((await recorded())["orders-errors-filter"]).toMatchObject({
      ...lines,
      name: "orders-errors",
      metricTransformation: {
        namespace: "Sallyport/Logs",
        name: "OrdersErrors",
        value: "1",
        unit: "Count",
        defaultValue: "0",
      },
    });
  });

  it("gives no default value to a metric with dimensions: CloudWatch Logs refuses both", async () => {
    const made = (await recorded({ dimensions: { Service: "$.service" } }))["orders-errors-filter"];
    expect(made?.metricTransformation).toMatchObject({ dimensions: { Service: "$.service" } });
    expect(made?.metricTransformation).not.toHaveProperty("defaultValue");
  });

  it("raises an alarm on the same metric", async () => {
    const made = await recorded({ alarm: { alarmTopicArn, description: "read the log", threshold: 3 } });
    expect(made["orders-errors-alarm"]).toMatchObject({
      namespace: "Sallyport/Logs",
      metricName: "OrdersErrors",
      statistic: "Sum",
      threshold: 3,
      alarmActions: [alarmTopicArn],
      treatMissingData: "notBreaching",
    });
  });

  it.each<[string, Partial<LogMetricArgs>]>([
    ["pattern", { pattern: "x".repeat(1025) }],
    ["pattern", { pattern: '{ $.level = "error"' }],
    ["dimensions", { dimensions: { A: "$.a", B: "$.b", C: "$.c", D: "$.d" } }],
    ["dimensions", { dimensions: { A: "$.a" }, alarm: { alarmTopicArn, description: "read", threshold: 0 } }],
    ["alarm.threshold", { alarm: { alarmTopicArn, description: "read" } }],
  ])("refuses a wrong %s", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`LogMetric "orders-errors": ${argument} `);
  });
});
