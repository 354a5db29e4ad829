import { DescribeAlarmsCommand, GetMetricStatisticsCommand, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  FilterLogEventsCommand,
  type MetricTransformation,
  PutLogEventsCommand,
  PutMetricFilterCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Clients } from "../provider/Clients.js";
import { clientsOf } from "../testing/clientsOf.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";

const region = "eu-west-1";
const namespace = "Test";
const flow = "2 1 eni-1 10.1.0.4 52.218.0.1 443 443 6 12 8000 1 2 ACCEPT OK";
const line = JSON.stringify({
  level: "error",
  code: "AccessDeniedException",
  n: 7,
  who: { arn: null },
  ok: true,
  tags: ["a"],
});

describe("metric filters", () => {
  let sandbox: TestSandbox;
  let clients: Clients;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = await clientsOf(sandbox);
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  /** A group with a filter that makes metric `<name>`. */
  const filtered = async (name: string, filterPattern: string, metric: Partial<MetricTransformation> = {}) => {
    const logs = clients.logs(region);
    await logs.send(new CreateLogGroupCommand({ logGroupName: name }));
    await logs.send(new CreateLogStreamCommand({ logGroupName: name, logStreamName: "s" }));
    const metricTransformations = [{ metricName: name, metricNamespace: namespace, metricValue: "1", ...metric }];
    const filter = { logGroupName: name, filterName: "f", filterPattern, metricTransformations };
    await logs.send(new PutMetricFilterCommand(filter));
  };
  const write = (logGroupName: string, ...messages: string[]) => {
    const logEvents = messages.map((message) => ({ message, timestamp: Date.now() }));
    return clients.logs(region).send(new PutLogEventsCommand({ logGroupName, logStreamName: "s", logEvents }));
  };
  const statistics = async (MetricName: string, Dimensions: { Name: string; Value: string }[] = []) => {
    const command = new GetMetricStatisticsCommand({
      Namespace: namespace,
      MetricName,
      Dimensions,
      StartTime: new Date(Date.now() - 3_600_000),
      EndTime: new Date(Date.now() + 60_000),
      Period: 86_400,
      Statistics: ["Sum", "SampleCount"],
    });
    const [point] = (await clients.cloudwatch(region).send(command)).Datapoints ?? [];
    return [point?.SampleCount, point?.Sum];
  };

  const patterns: readonly (readonly [pattern: string, text: string, counted: boolean])[] = [
    ['{ $.level = "error" }', line, true],
    ["{ $.level = error }", line, true],
    ["{ $.level = Error }", line, false],
    ["{ $.level != info }", line, true],
    ["{ $.missing != info }", line, false],
    ['{ $.code = "AccessDenied*" }', line, true],
    ['{ $.code = "*Denied" }', line, false],
    ["{ $.code = %^Access% }", line, true],
    ["{ $.n > 6 && $.n <= 7 }", line, true],
    ["{ $.n > 7 }", line, false],
    ["{ $.n = 7.0 }", line, true],
    ["{ $.who.arn IS NULL }", line, true],
    ["{ $.ok IS TRUE }", line, true],
    ["{ $.who.name NOT EXISTS }", line, true],
    ["{ $.who EXISTS }", line, true],
    ["{ $.tags[0] = a }", line, true],
    ["{ $.level = info && $.n = 1 || $.n = 7 }", line, true],
    ["{ $.level = info && ($.n = 1 || $.n = 7) }", line, false],
    ["{ $.level = error }", "no JSON", false],
    ['[version, account, eni, source=10.1.*, destination!=10.1.*, ..., action="ACCEPT", status]', flow, true],
    ['[version, account, eni, source, ..., action="REJECT", status]', flow, false],
    ["[version, account]", flow, false],
    ["[..., status = OK || status = NODATA]", flow, true],
    ["ERROR -retried", "ERROR: failed", true],
    ["ERROR -retried", "ERROR: retried", false],
    ["?ERROR ?WARN", "WARN: slow", true],
    ['"not found"', "it was not found", true],
    ["", "anything", true],
  ];
  test.each(patterns.map((row, index) => [`${row[0]} of ${row[1].slice(0, 24)}`, index, ...row] as const))(
    "count by their pattern: %s",
    async (_title, index, pattern, text, counted) => {
      await filtered(`p${index}`, pattern);
      await write(`p${index}`, text);
      expect(await statistics(`p${index}`)).toEqual(counted ? [1, 1] : [undefined, undefined]);
    },
  );

  test("add the value and the dimensions that a line has", async () => {
    await filtered("bytes", "[version, account, eni, ..., bytes, start, end, action, status]", {
      metricValue: "$bytes",
      dimensions: { Interface: "$eni" },
    });
    await write("bytes", flow, flow);
    expect(await statistics("bytes", [{ Name: "Interface", Value: "eni-1" }])).toEqual([2, 16_000]);
    await filtered("numbers", "{ $.n EXISTS }", { metricValue: "$.n" });
    await write("numbers", line);
    expect(await statistics("numbers")).toEqual([1, 7]);
  });

  test("record their default value when lines come and none matches", async () => {
    await filtered("quiet", "{ $.level = error }", { defaultValue: 0 });
    await write("quiet", "{}");
    expect(await statistics("quiet")).toEqual([1, 0]);
  });

  test("raise an alarm", async () => {
    await filtered("loud", "{ $.level = error }");
    const alarm = {
      AlarmName: "loud",
      Namespace: namespace,
      MetricName: "loud",
      Statistic: "Sum",
      Period: 300,
    } as const;
    const limit = { EvaluationPeriods: 1, Threshold: 1, ComparisonOperator: "GreaterThanOrEqualToThreshold" } as const;
    await clients.cloudwatch(region).send(new PutMetricAlarmCommand({ ...alarm, ...limit }));
    await write("loud", line);
    const { MetricAlarms } = await clients.cloudwatch(region).send(new DescribeAlarmsCommand({ AlarmNames: ["loud"] }));
    expect(MetricAlarms?.[0]?.StateValue).toBe("ALARM");
  });

  test.each<[string, string, Partial<MetricTransformation>]>([
    ["an open bracket", "{ ($.a = b }", {}],
    ["an open pattern", "{ $.a = b", {}],
    ["no comparison", "{ $.a }", {}],
    ["a number compared with a text", "{ $.a > b }", {}],
    ["1025 characters", "x".repeat(1025), {}],
    ["a default value beside dimensions", "{ $.a = b }", { defaultValue: 0, dimensions: { A: "$.a" } }],
  ])("are refused for %s", async (what, pattern, metric) => {
    const refused = filtered(`refused-${what.replaceAll(" ", "-")}`, pattern, metric);
    await expect(refused).rejects.toMatchObject({ name: "InvalidParameterException" });
  });

  test("judge a search of a group as well", async () => {
    await filtered("searched", "");
    await write("searched", line, "{}");
    const search = { logGroupName: "searched", filterPattern: "{ $.n = 7 }" };
    const { events } = await clients.logs(region).send(new FilterLogEventsCommand(search));
    expect(events?.map(({ message }) => message)).toEqual([line]);
  });
});
