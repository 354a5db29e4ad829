import { DescribeAlarmsCommand, GetMetricStatisticsCommand, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import {
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
  PutMetricFilterCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import type { RecordedResource } from "../conformance/Recording.js";
import { record } from "../conformance/record.js";
import { pascalCase } from "../naming/pascalCase.js";
import { type Principal, region, sandboxAccount } from "../testing/sandboxAccount.js";
import { call, secretRead, type TrailEvent } from "../testing/trailEvents.js";
import { trailSamples } from "../testing/trailSamples.js";
import { AuditAlarms } from "./AuditAlarms.js";

const namespace = "Sallyport/Audit/audit";
const secretReads = [secretRead("deployer"), secretRead("orders", "444455556666")];
const ordinary = [call("s3.amazonaws.com", "GetObject"), secretRead("orders-worker"), secretRead("orders-rotator")];

/** The sandbox counts by its own reading of the patterns, apart from the one that the unit tests judge by. */
describe("the alarms on a trail, with its events in the sandbox", () => {
  let sandbox: TestSandbox;
  let root: Principal;
  let silent: readonly string[];

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    ({ root } = await sandboxAccount(sandbox));
    const { logs } = root;
    await logs.send(new CreateLogGroupCommand({ logGroupName: "/trail" }));
    await logs.send(new CreateLogStreamCommand({ logGroupName: "/trail", logStreamName: "s" }));
    const args = {
      logGroupName: "/trail",
      alarmTopicArn: "arn:aws:sns:eu-west-1:1:alarms",
      secretReaders: ["orders-*"],
    };
    const { resources } = await record(
      () => new AuditAlarms("audit", { ...args, region, account: { accountId: "111122223333" } }),
    );
    for (const { type, inputs } of resources) {
      if (type === "aws:cloudwatch/logMetricFilter:LogMetricFilter") await makeFilter(inputs);
      if (type === "aws:cloudwatch/metricAlarm:MetricAlarm") await makeAlarm(inputs);
    }
    await write(ordinary);
    silent = await ringing();
    await write([...Object.values(trailSamples).flat(), ...secretReads]);
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  async function makeFilter({ name, logGroupName, pattern, metricTransformation }: RecordedResource["inputs"]) {
    const metric = metricTransformation as Readonly<Record<"name" | "namespace" | "value", string>>;
    await root.logs.send(
      new PutMetricFilterCommand({
        filterName: String(name),
        logGroupName: String(logGroupName),
        filterPattern: String(pattern),
        metricTransformations: [
          { metricName: metric.name, metricNamespace: metric.namespace, metricValue: metric.value, defaultValue: 0 },
        ],
      }),
    );
  }

  async function makeAlarm(inputs: RecordedResource["inputs"]) {
    await root.cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName: String(inputs.name),
        Namespace: String(inputs.namespace),
        MetricName: String(inputs.metricName),
        Statistic: "Sum",
        Period: Number(inputs.period),
        EvaluationPeriods: Number(inputs.evaluationPeriods),
        Threshold: Number(inputs.threshold),
        ComparisonOperator: "GreaterThanOrEqualToThreshold",
      }),
    );
  }

  async function write(events: readonly TrailEvent[]) {
    const timestamp = Date.now();
    const logEvents = events.map((event) => ({ message: JSON.stringify(event), timestamp }));
    await root.logs.send(new PutLogEventsCommand({ logGroupName: "/trail", logStreamName: "s", logEvents }));
  }

  async function ringing(): Promise<readonly string[]> {
    const { MetricAlarms = [] } = await root.cloudwatch.send(new DescribeAlarmsCommand({ StateValue: "ALARM" }));
    return MetricAlarms.map(({ AlarmName = "" }) => AlarmName).sort();
  }

  const expected = Object.entries({ ...trailSamples, "secret-reads": secretReads });

  it("say nothing of ordinary events", () => {
    expect(silent).toEqual([]);
  });

  it.each(expected)("count %s, all of them and nothing else", async (name, events) => {
    const command = new GetMetricStatisticsCommand({
      Namespace: namespace,
      MetricName: pascalCase(name),
      StartTime: new Date(Date.now() - 3_600_000),
      EndTime: new Date(Date.now() + 60_000),
      Period: 86_400,
      Statistics: ["Sum"],
    });
    const { Datapoints } = await root.cloudwatch.send(command);
    expect(Datapoints?.[0]?.Sum).toBe(events.length);
  });

  it("ring, every one", async () => {
    expect(await ringing()).toEqual(expected.map(([name]) => `audit-${name}`).sort());
  });
});
