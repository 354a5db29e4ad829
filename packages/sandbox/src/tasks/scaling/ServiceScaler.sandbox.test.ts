import {
  ApplicationAutoScalingClient,
  PutScalingPolicyCommand,
  RegisterScalableTargetCommand,
  type StepAdjustment,
} from "@aws-sdk/client-application-auto-scaling";
import { CloudWatchClient, DescribeAlarmsCommand, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import { CreateServiceCommand } from "@aws-sdk/client-ecs";
import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { fixtureCluster as cluster, startTaskFixture, type TaskFixture } from "../testing/startTaskFixture.js";
import { until } from "../testing/until.js";

const service = "scaled";
const target = {
  ServiceNamespace: "ecs",
  ResourceId: `service/${cluster}/${service}`,
  ScalableDimension: "ecs:service:DesiredCount",
} as const;
const QueueName = "backlog";

describe("service scaling", () => {
  let fixture: TaskFixture;
  let sqs: SQSClient;
  let cloudwatch: CloudWatchClient;
  let QueueUrl: string | undefined;
  beforeAll(async () => {
    fixture = await startTaskFixture();
    sqs = new SQSClient(fixture.settings);
    cloudwatch = new CloudWatchClient(fixture.settings);
    const queue = { QueueName, Attributes: { VisibilityTimeout: "600" } };
    QueueUrl = (await sqs.send(new CreateQueueCommand(queue))).QueueUrl;
    const taskDefinition = await fixture.define(["serve"]);
    await fixture.ecs.send(
      new CreateServiceCommand({
        cluster,
        serviceName: service,
        taskDefinition,
        desiredCount: 0,
        launchType: "FARGATE",
      }),
    );
    const autoscaling = new ApplicationAutoScalingClient(fixture.settings);
    await autoscaling.send(new RegisterScalableTargetCommand({ ...target, MinCapacity: 0, MaxCapacity: 3 }));
    const addPolicy = async (PolicyName: string, StepAdjustments: StepAdjustment[]): Promise<string> => {
      const StepScalingPolicyConfiguration = {
        AdjustmentType: "ExactCapacity",
        StepAdjustments,
        Cooldown: 60,
      } as const;
      const policy = { ...target, PolicyName, PolicyType: "StepScaling", StepScalingPolicyConfiguration } as const;
      return (await autoscaling.send(new PutScalingPolicyCommand(policy))).PolicyARN ?? "";
    };
    const out = await addPolicy("out", [
      { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 4, ScalingAdjustment: 1 },
      { MetricIntervalLowerBound: 4, ScalingAdjustment: 2 },
    ]);
    const idle = await addPolicy("idle", [{ MetricIntervalUpperBound: 0, ScalingAdjustment: 0 }]);
    await cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName: "backlog",
        Namespace: "AWS/SQS",
        MetricName: "ApproximateNumberOfMessagesVisible",
        Dimensions: [{ Name: "QueueName", Value: QueueName }],
        Statistic: "Maximum",
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: "GreaterThanOrEqualToThreshold",
        AlarmActions: [out],
      }),
    );
    const none = await addPolicy("none", [{ MetricIntervalLowerBound: 100, ScalingAdjustment: 3 }]);
    await cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName: "in-flight",
        Namespace: "AWS/SQS",
        MetricName: "ApproximateNumberOfMessagesNotVisible",
        Dimensions: [{ Name: "QueueName", Value: QueueName }],
        Statistic: "Maximum",
        Period: 60,
        EvaluationPeriods: 3,
        Threshold: 1,
        ComparisonOperator: "GreaterThanOrEqualToThreshold",
        AlarmActions: [none],
      }),
    );
    await cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName: "idle",
        Metrics: [
          metric("m1", "ApproximateNumberOfMessagesVisible"),
          metric("m2", "ApproximateNumberOfMessagesNotVisible"),
          { Id: "backlog", Expression: "m1+m2", ReturnData: true },
        ],
        EvaluationPeriods: 2,
        Threshold: 0,
        ComparisonOperator: "LessThanOrEqualToThreshold",
        AlarmActions: [idle],
      }),
    );
  }, 60_000);
  afterAll(async () => {
    await fixture.stop();
  }, 60_000);

  const untilTasks = (count: number): Promise<true> =>
    until(async () => ((await fixture.serviceTasks(service)).length === count ? true : undefined));
  const alarmIn = async (name: string): Promise<string | undefined> =>
    (await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: [name] }))).MetricAlarms?.[0]?.StateValue;

  it("keeps the metric math of an alarm", async () => {
    const { MetricAlarms } = await cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: ["idle"] }));
    expect(MetricAlarms?.[0]?.Metrics?.map(({ Id, Expression }) => Expression ?? Id)).toEqual(["m1", "m2", "m1+m2"]);
  });

  it("notifies the topic of an alarm on a queue that no policy names", async () => {
    const sns = new SNSClient(fixture.settings);
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: "alarms" }));
    const Endpoint = `arn:aws:sqs:${fixture.settings.region}:000000000000:inbox`;
    const statement = {
      Effect: "Allow",
      Principal: { Service: "sns.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: Endpoint,
      Condition: { ArnEquals: { "aws:SourceArn": TopicArn } },
    };
    const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const inbox = (await sqs.send(new CreateQueueCommand({ QueueName: "inbox", Attributes: { Policy } }))).QueueUrl;
    const deadLetters = (await sqs.send(new CreateQueueCommand({ QueueName: "dead-letters" }))).QueueUrl;
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint }));
    await cloudwatch.send(
      new PutMetricAlarmCommand({
        AlarmName: "dead-letters",
        Namespace: "AWS/SQS",
        MetricName: "ApproximateNumberOfMessagesVisible",
        Dimensions: [{ Name: "QueueName", Value: "dead-letters" }],
        Statistic: "Maximum",
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 0,
        ComparisonOperator: "GreaterThanThreshold",
        AlarmActions: [TopicArn ?? ""],
      }),
    );
    await sqs.send(new SendMessageCommand({ QueueUrl: deadLetters, MessageBody: "poison" }));
    const notice = await until(async () => {
      const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: inbox }));
      return Messages?.[0]?.Body;
    });
    expect(JSON.parse(JSON.parse(notice).Message)).toMatchObject({ AlarmName: "dead-letters", NewStateValue: "ALARM" });
  }, 30_000);

  it("scales from none by the backlog, and back to none only once nothing is in flight", async () => {
    for (let number = 0; number < 5; number += 1)
      await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: String(number) }));
    await untilTasks(2);
    expect(await alarmIn("backlog")).toBe("ALARM");
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    // Three measurements of messages in flight: more than the two that the idle alarm looks at.
    await until(async () => ((await alarmIn("in-flight")) === "ALARM" ? true : undefined));
    expect({ tasks: (await fixture.serviceTasks(service)).length, idle: await alarmIn("idle") }).toEqual({
      tasks: 2,
      idle: "OK",
    });
    for (const { ReceiptHandle } of Messages ?? [])
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    await untilTasks(0);
    expect(await alarmIn("idle")).toBe("ALARM");
  }, 60_000);
});

function metric(Id: string, MetricName: string) {
  const Metric = { Namespace: "AWS/SQS", MetricName, Dimensions: [{ Name: "QueueName", Value: QueueName }] };
  return { Id, MetricStat: { Metric, Period: 60, Stat: "Maximum" }, ReturnData: false };
}
