import { isSet } from "../../documents/isSet.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { functionType } from "./lambdaTypes.js";

const groupType = "aws:cloudwatch/logGroup:LogGroup";
const logging = (more: object) => ({ loggingConfig: { logFormat: "JSON", ...more } });

/** Every function writes JSON to a log group that the stack makes. */
export const LambdaLogGroupOwn: RelationRule = {
  id: "lambda-log-group",
  title: "Functions log in JSON to a group of the stack",
  severity: "medium",
  why: "Lambda makes a missing log group itself, kept for ever and without a key of ours; lines that are no JSON no query can use",
  fix: 'set loggingConfig to { logFormat: "JSON", logGroup } with a LogGroup that has a retention and a key',
  url: "https://docs.aws.amazon.com/lambda/latest/dg/monitoring-logs.html",
  controls: ["LOG-01", "LOG-02", "LOG-04"],
  scope: "stack",
  types: [functionType],
  evaluate: (judged, graph) => {
    const logs = (judged.props.loggingConfig ?? {}) as ResourceView["props"];
    // A group is often named after the function, which the function then finds.
    const own = isSet(logs, "logGroup") || graph.referring(groupType, "name", judged).length > 0;
    return verdictOf([
      ...(own ? [] : [{ id: "Group", message: `function ${judged.name} leaves its log group to Lambda` }]),
      ...(logs.logFormat === "JSON" ? [] : [{ id: "Format", message: `function ${judged.name} logs plain text` }]),
    ]);
  },
  examples: {
    good: [{ type: functionType, name: "load", props: logging({ logGroup: "/orders/load" }) }],
    bad: [{ type: functionType, name: "load" }],
    others: {
      "plain text": [
        { type: functionType, name: "load", props: logging({ logGroup: "/orders/load", logFormat: "Text" }) },
      ],
      "no group": [{ type: functionType, name: "load", props: logging({}) }],
    },
  },
};
