import { isSet } from "../../documents/isSet.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { functionType, mappingType } from "./lambdaTypes.js";
import { sourceKindOf } from "./sourceKindOf.js";

const mapping = (scalingConfig?: object) => ({
  type: mappingType,
  name: "orders",
  props: {
    eventSourceArn: "arn:aws:sqs:eu-west-1:111122223333:orders",
    ...(scalingConfig ? { scalingConfig } : {}),
  },
  refersTo: { functionName: "load" },
});
const fed = (reservedConcurrentExecutions: number) => ({
  type: functionType,
  name: "load",
  props: { reservedConcurrentExecutions },
});

/** No queue can take all of the account's concurrency for the function that it feeds. */
export const LambdaConcurrencyBounded: RelationRule = {
  id: "lambda-concurrency-bounded",
  title: "Functions that queues feed run only so many at once",
  severity: "low",
  why: "A full queue otherwise takes the whole account's concurrency: every other function is throttled, and what it writes to is overrun",
  fix: "set scalingConfig.maximumConcurrency on the mapping, or reservedConcurrentExecutions on the function",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html",
  controls: ["CNT-11"],
  scope: "stack",
  types: [mappingType],
  evaluate: (judged, graph) => {
    if (sourceKindOf(judged.props) !== "queue") return compliant;
    const scaling = (judged.props.scalingConfig ?? {}) as Readonly<Record<string, unknown>>;
    if (isSet(scaling, "maximumConcurrency")) return compliant;
    const reserved = graph
      .referenced(judged, "functionName")
      .filter(({ type }) => type === functionType)
      .some(({ props }) => Number(props.reservedConcurrentExecutions ?? -1) > 0);
    return reserved ? compliant : violation("Unbounded", `${judged.name} feeds its function without a limit`);
  },
  examples: {
    good: [mapping({ maximumConcurrency: 10 }), fed(-1)],
    bad: [mapping(), fed(-1)],
  },
};
