import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { httpStageType, stageType } from "./apiTypes.js";

/** What an access log has to tell of a call, and the variables of which one tells it. */
const facts: Readonly<Record<string, RegExp>> = {
  caller: /\$context\.(identity\.(userArn|caller|user)\b|authorizer\.)/,
  method: /\$context\.(httpMethod|routeKey)\b/,
  path: /\$context\.(path|resourcePath|routeKey)\b/,
  status: /\$context\.status\b/,
  requestId: /\$context\.(requestId|extendedRequestId)\b/,
};
const complete = JSON.stringify({
  caller: "$context.identity.userArn",
  method: "$context.httpMethod",
  path: "$context.path",
  status: "$context.status",
  requestId: "$context.requestId",
});
const logged = (format: string) => ({
  accessLogSettings: { destinationArn: "arn:aws:logs:eu-west-1:111122223333:log-group:jobs", format },
});

/** Every stage writes a line for each call, with who called what and how it ended. */
export const ApiAccessLogged: ResourceRule = {
  id: "apigw-access-logs",
  title: "Stages log who called what",
  severity: "medium",
  why: "CloudTrail records who changed an API, not who called it: without access logs nobody can say what an intruder asked for",
  fix: "set accessLogSettings with the ARN of a log group and a format that has $context.identity.userArn, httpMethod, path, status and requestId",
  url: "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-9",
  controls: ["API-04"],
  scope: "resource",
  types: [stageType, httpStageType],
  evaluate: ({ name, props }) => {
    const settings = (props.accessLogSettings ?? {}) as Readonly<Record<string, unknown>>;
    if (!isSet(settings, "destinationArn"))
      return verdictOf([{ id: "Off", message: `stage ${name} has no access log` }]);
    const format = String(settings.format ?? "");
    return verdictOf(
      Object.entries(facts)
        .filter(([, told]) => !told.test(format))
        .map(([fact]) => ({
          id: `Missing::${fact}`,
          message: `the access log of stage ${name} does not tell ${fact}`,
        })),
    );
  },
  examples: {
    good: [{ type: stageType, name: "prod", props: logged(complete) }],
    bad: [{ type: stageType, name: "prod" }],
    others: {
      "a log without the caller": [
        { type: stageType, name: "prod", props: logged("$context.requestId $context.status $context.routeKey") },
      ],
      "an HTTP API": [{ type: httpStageType, name: "prod" }],
    },
  },
};
