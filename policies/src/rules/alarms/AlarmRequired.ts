import type { RelationRule } from "../../engine/Rule.js";
import { compliant, verdictOf } from "../../engine/Verdict.js";
import { takesDeadLetters } from "../sqs/deadLetters.js";
import { alarmType } from "./alarmTypes.js";
import { isWatched } from "./isWatched.js";

interface Settings {
  readonly metrics: Readonly<Record<string, readonly string[]>>;
}

const queueType = "aws:sqs/queue:Queue";
const functionType = "aws:lambda/function:Function";
/** With it a function sets failed events aside, which can fail too. */
const invokeConfigType = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
const stageType = "aws:apigateway/stage:Stage";
const dimensions = { FunctionName: "rotate" };
const alarm = (name: string, metricName: string, props: object = {}) => ({
  type: alarmType,
  name,
  props: { namespace: "AWS/Lambda", metricName, dimensions, ...props },
  refersTo: { dimensions: "rotate" },
});
const called = { type: functionType, name: "rotate" };

/** What can fail unseen has alarms: functions, stages of APIs, databases, services, and queues of what was set aside. */
export const AlarmRequired: RelationRule<Settings> = {
  id: "alarm-required",
  title: "What can fail unseen has alarms",
  severity: "medium",
  why: "Failures that nobody is told of last until somebody misses the results",
  fix: "add a MetricAlarm whose dimensions come from the resource, or give the component its alarmTopicArn",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html",
  controls: ["MON-01", "MON-03", "MON-04"],
  scope: "stack",
  types: [
    queueType,
    functionType,
    stageType,
    "aws:apigatewayv2/stage:Stage",
    "aws:rds/instance:Instance",
    "aws:rds/cluster:Cluster",
    "aws:ecs/service:Service",
    "aws:sfn/stateMachine:StateMachine",
  ],
  settings: {
    metrics: {
      description:
        "Metrics on each of which there has to be an alarm, by type; of queues only those that take what was set aside",
      default: {
        [queueType]: ["ApproximateNumberOfMessagesVisible"],
        [functionType]: ["Errors", "Throttles"],
        [invokeConfigType]: ["DestinationDeliveryFailures"],
        [stageType]: ["5XXError", "4XXError", "Count"],
        "aws:apigatewayv2/stage:Stage": ["5xx", "4xx", "Count"],
        "aws:rds/instance:Instance": ["CPUUtilization", "FreeStorageSpace", "DatabaseConnections"],
        "aws:rds/cluster:Cluster": ["CPUUtilization", "DatabaseConnections"],
        "aws:ecs/service:Service": ["RunningTaskCount"],
        "aws:sfn/stateMachine:StateMachine": ["ExecutionsFailed", "ExecutionsTimedOut"],
      },
      schema: { type: "object", additionalProperties: { type: "array", items: { type: "string" } } },
    },
  },
  evaluate: (resource, graph, { metrics }) => {
    if (resource.type === queueType && !takesDeadLetters(resource, graph)) return compliant;
    const kinds = [resource, ...graph.referring(invokeConfigType, "functionName", resource).slice(0, 1)];
    return verdictOf(
      kinds
        .flatMap(({ type }) => metrics[type] ?? [])
        .filter((metric) => !isWatched(metric, resource, graph))
        .map((metric) => ({ id: `Metric::${metric}`, message: `no alarm watches ${metric} of ${resource.name}` })),
    );
  },
  examples: {
    good: [called, alarm("errors", "Errors"), alarm("throttles", "Throttles")],
    bad: [called],
    others: {
      "one of two": [called, alarm("errors", "Errors")],
      "failed events that cannot be set aside": [
        called,
        alarm("errors", "Errors"),
        alarm("throttles", "Throttles"),
        { type: invokeConfigType, name: "later", refersTo: { functionName: "rotate" } },
      ],
      "alarms on all functions of the account": [
        called,
        alarm("errors", "Errors", { dimensions: {} }),
        alarm("throttles", "Throttles"),
      ],
      "the alarms of another function": [
        called,
        { type: functionType, name: "other" },
        { ...alarm("errors", "Errors"), refersTo: { dimensions: "other" } },
        { ...alarm("throttles", "Throttles"), refersTo: { dimensions: "other" } },
      ],
      "a dead-letter queue": [
        { type: queueType, name: "dead" },
        { type: queueType, name: "orders", refersTo: { redrivePolicy: "dead" } },
      ],
      "a stage of an API": [
        { type: stageType, name: "prod", parent: "api" },
        { type: "acme:index:Api", name: "api" },
        {
          type: alarmType,
          name: "errors",
          parent: "api",
          props: { namespace: "AWS/ApiGateway", metricName: "5XXError", dimensions: { ApiName: "orders" } },
        },
      ],
    },
  },
};
