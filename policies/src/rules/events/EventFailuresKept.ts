import { ifKnown } from "../../documents/ifKnown.js";
import { isSet } from "../../documents/isSet.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { scheduleType, targetType } from "../ecs/ecsRunOf.js";

interface Settings {
  readonly transports: readonly string[];
}

interface Delivery {
  readonly deadLetterConfig?: ResourceView["props"];
  readonly retryPolicy?: { readonly maximumRetryAttempts?: number };
}

/** The transports as resources of the same program, whose ARNs are not known at a first preview. */
const transportTypes: Readonly<Record<string, string>> = {
  events: "aws:cloudwatch/eventBus:EventBus",
  sns: "aws:sns/topic:Topic",
  sqs: "aws:sqs/queue:Queue",
};
const functionArn = "arn:aws:lambda:eu-west-1:111122223333:function:orders";
const kept = { deadLetterConfig: { arn: "arn:aws:sqs:eu-west-1:111122223333:orders-dead" } };
const schedule = (target: object) => [
  { type: scheduleType, name: "nightly", props: { target: { arn: functionArn, ...target } } },
];

/**
 * Every target that does the work itself, and every schedule, keeps the events that it could not deliver. Queues, topics and buses only pass
 * on: they are not throttled, and refuse from the first event on, which the rule's metric FailedInvocations tells.
 */
export const EventFailuresKept: RelationRule<Settings> = {
  id: "event-target-dead-letters",
  title: "Rules and schedules keep what they cannot deliver",
  severity: "medium",
  why: "An event that a target refuses for a day is dropped: the rotation, the job or the copy that it was to start never happens, and nothing says so",
  fix: "set deadLetterConfig.arn to a queue whose policy lets the rule send, and leave retryPolicy or give it attempts",
  url: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html",
  controls: ["SEC-11"],
  scope: "stack",
  types: [targetType, scheduleType],
  settings: {
    transports: {
      description:
        "Services whose targets need no queue: they take every event at once, or none for want of permission",
      default: ["events", "sns", "sqs"],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (resource, graph, { transports }) => {
    const { type, name, props } = resource;
    const { deadLetterConfig, retryPolicy } = (type === scheduleType ? (props.target ?? {}) : props) as Delivery;
    return verdictOf([
      ...(isSet(deadLetterConfig ?? {}, "arn") || passesOn(resource, graph, transports)
        ? []
        : [{ id: "Dropped", message: `${name} drops what it cannot deliver` }]),
      ...(retryPolicy?.maximumRetryAttempts === 0
        ? [{ id: "NoRetry", message: `${name} tries a delivery once, and not again` }]
        : []),
    ]);
  },
  examples: {
    good: [{ type: targetType, name: "start", props: { arn: functionArn, ...kept } }],
    bad: [{ type: targetType, name: "start", props: { arn: functionArn } }],
    others: {
      "one attempt": [
        {
          type: targetType,
          name: "start",
          props: { arn: functionArn, ...kept, retryPolicy: { maximumRetryAttempts: 0 } },
        },
      ],
      "a schedule": schedule({}),
      "a schedule with one attempt": schedule({ ...kept, retryPolicy: { maximumRetryAttempts: 0 } }),
    },
  },
};

/** Whether a rule's target is one of the transports, by its ARN, or while that is not known by the resource that it comes from. */
function passesOn(target: ResourceView, graph: ResourceGraph, transports: readonly string[]): boolean {
  if (target.type !== targetType) return false;
  const known = ifKnown(() => String(target.props.arn));
  if (known !== undefined) return transports.includes(known.split(":")[2] ?? "");
  const sources = graph.referenced(target, "arn");
  // Of another program, or read from AWS: nothing says what it is, and the answer has to wait.
  if (sources.length === 0) return Boolean(target.props.arn);
  const types = transports.map((service) => transportTypes[service]);
  return sources.some(({ type }) => types.includes(type));
}
