import { ifKnown } from "../../documents/ifKnown.js";
import { isSet } from "../../documents/isSet.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { functionType, permissionType } from "./lambdaTypes.js";

const configType = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";

interface Settings {
  readonly services: readonly string[];
}

const called = {
  type: permissionType,
  name: "nightly",
  props: { principal: "events.amazonaws.com" },
  refersTo: { function: "load" },
};
const config = (destinationConfig?: object) => ({
  type: configType,
  name: "later",
  props: destinationConfig === undefined ? {} : { destinationConfig },
  refersTo: { functionName: "load" },
});
const deadArn = "arn:aws:sqs:eu-west-1:111122223333:load-failed";

/** Every function that is handed events to handle later keeps those that it could not handle. */
export const LambdaFailuresKept: RelationRule<Settings> = {
  id: "lambda-failures-kept",
  title: "Functions keep events that they could not handle",
  severity: "medium",
  why: "Lambda drops an event after three attempts: what it was about never happens, and nothing says so",
  fix: "add a FunctionEventInvokeConfig with destinationConfig.onFailure, or a deadLetterConfig",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html",
  controls: ["SEC-11", "MON-01"],
  scope: "stack",
  types: [functionType],
  settings: {
    services: {
      description: "Services that hand events over without waiting for the function",
      default: ["codecommit", "config", "events", "iot", "logs", "s3", "ses", "sns"],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: (judged, graph, { services }) => {
    if (isSet((judged.props.deadLetterConfig ?? {}) as ResourceView["props"], "targetArn")) return compliant;
    if (graph.referring(configType, "functionName", judged).some(keepsFailures)) return compliant;
    const [caller] = callersOf(judged, graph).filter((service) => services.includes(service));
    return caller === undefined
      ? compliant
      : violation("Dropped", `function ${judged.name}, which ${caller} hands events to, drops those that fail`);
  },
  examples: {
    good: [{ type: functionType, name: "load" }, called, config({ onFailure: { destination: deadArn } })],
    bad: [{ type: functionType, name: "load" }, called],
    others: {
      "retries alone": [{ type: functionType, name: "load" }, called, config()],
      "successes alone": [
        { type: functionType, name: "load" },
        called,
        config({ onSuccess: { destination: deadArn } }),
      ],
    },
  },
};

function keepsFailures({ props }: ResourceView): boolean {
  const { onFailure } = (props.destinationConfig ?? {}) as { readonly onFailure?: ResourceView["props"] };
  return onFailure !== undefined && onFailure !== null && isSet(onFailure, "destination");
}

/** Services that may call a function by a permission in the same stack; those that are not known yet are judged when they are. */
function callersOf(judged: ResourceView, graph: ResourceGraph): readonly string[] {
  return graph
    .referring(permissionType, "function", judged)
    .map(({ props }) => String(ifKnown(() => props.principal) ?? "").split(".")[0] ?? "");
}
