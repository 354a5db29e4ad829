import { propText } from "../../describe/propText.js";
import type { StateView } from "../../describe/StateView.js";
import type { Arrow } from "./Arrow.js";
import type { DrawnThing } from "./DrawnThing.js";
import { textsUnder } from "./textsUnder.js";

interface Start {
  /** Name or ARN. */
  readonly from: string;
  readonly to: readonly string[];
  readonly what: string;
}

/** Who starts whom: events, schedules, subscriptions, steps of workflows, replication and dead letters. */
export function triggersOf(state: StateView, things: readonly DrawnThing[]): readonly Arrow[] {
  const find = (name: string) =>
    things.find(({ arn }) => arn === name || arn.endsWith(`:${name}`) || arn.endsWith(`/${name}`));
  return startsOf(state, things).flatMap(({ from, to, what }) => {
    const source = find(from);
    const targets = [...new Set(to.map(find))].filter((target) => target !== undefined);
    if (source === undefined) return [];
    return targets
      .filter(({ id }) => id !== source.id)
      .map((target): Arrow => ({ from: source.id, to: target.id, kind: "triggers", what: [what] }));
  });
}

function startsOf(state: StateView, things: readonly DrawnThing[]): readonly Start[] {
  const from = (type: string, name: string, to: RegExp, what: string): readonly Start[] =>
    state.of(type).map(({ props }) => ({ from: propText(props, name), to: textsUnder(props, to), what }));
  const machines = state.of("aws:sfn/stateMachine:StateMachine").map(({ id, props }) => ({
    from: propText(props, "arn") || id,
    to: things.map(({ arn }) => arn).filter((arn) => arn !== "" && propText(props, "definition").includes(arn)),
    what: "a step",
  }));
  const schedules = state.of("aws:scheduler/schedule:Schedule").map(({ id, props }) => ({
    from: propText(props, "arn") || id,
    to: textsUnder(props.target, /^arn$/),
    what: propText(props, "scheduleExpression"),
  }));
  const queues = state.of("aws:sqs/queue:Queue").map(({ id, props }) => ({
    from: propText(props, "arn") || id,
    to: textsUnder(props.redrivePolicy, /^deadLetterTargetArn$/),
    what: "dead letters",
  }));
  return [
    ...from(
      "aws:s3/bucketNotification:BucketNotification",
      "bucket",
      /^(?:queueArn|topicArn|lambdaFunctionArn)$/,
      "events",
    ),
    ...from("aws:s3/bucketReplicationConfig:BucketReplicationConfig", "bucket", /^bucket$/, "replication"),
    ...from("aws:sns/topicSubscription:TopicSubscription", "topic", /^endpoint$/, "messages"),
    ...from(
      "aws:lambda/eventSourceMapping:EventSourceMapping",
      "eventSourceArn",
      /^(?:functionName|functionArn)$/,
      "messages",
    ),
    ...from("aws:cloudwatch/eventTarget:EventTarget", "rule", /^arn$/, "events"),
    ...machines,
    ...schedules,
    ...queues,
  ];
}
