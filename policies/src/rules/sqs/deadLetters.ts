import { isSet } from "../../documents/isSet.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";

export const queueType = "aws:sqs/queue:Queue";
export const redriveType = "aws:sqs/redrivePolicy:RedrivePolicy";
export const redriveAllowType = "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy";

/** Where something else than a queue says that what it gives up goes to a queue: type, property, and the key within it if it has others. */
const givers: readonly (readonly [type: string, property: string, within?: string])[] = [
  ["aws:sns/topicSubscription:TopicSubscription", "redrivePolicy"],
  ["aws:cloudwatch/eventTarget:EventTarget", "deadLetterConfig"],
  ["aws:scheduler/schedule:Schedule", "target", "deadLetterConfig"],
  ["aws:lambda/function:Function", "deadLetterConfig"],
  ["aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig", "destinationConfig", "onFailure"],
  ["aws:lambda/eventSourceMapping:EventSourceMapping", "destinationConfig", "onFailure"],
];

/** The queues whose messages go to a queue after they were received too often. */
export function sourcesOf(queue: ResourceView, graph: ResourceGraph): readonly ResourceView[] {
  return [
    ...graph.referring(queueType, "redrivePolicy", queue),
    ...graph.referring(redriveType, "redrivePolicy", queue).flatMap((redrive) => graph.referenced(redrive, "queueUrl")),
  ];
}

/** Whether a queue takes what others have given up: queues, topics, rules, schedules or functions. */
export function takesDeadLetters(queue: ResourceView, graph: ResourceGraph): boolean {
  if (sourcesOf(queue, graph).length > 0) return true;
  return givers.some(([type, property, within]) =>
    graph.referring(type, property, queue).some(({ inputs }) => {
      const value = inputs[property] as Readonly<Record<string, unknown>> | undefined;
      return within === undefined || (value !== undefined && isSet(value, within));
    }),
  );
}
