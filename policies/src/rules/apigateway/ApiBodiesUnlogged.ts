import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { httpStageType, settingsType } from "./apiTypes.js";

interface Traced {
  readonly dataTraceEnabled?: boolean;
}

/** No stage writes the bodies of calls and answers to a log. */
export const ApiBodiesUnlogged: ResourceRule = {
  id: "apigw-no-data-trace",
  title: "Bodies of API calls are not logged",
  severity: "medium",
  why: "Data tracing writes whole bodies to a log that API Gateway makes itself, with no key of ours and kept for ever: personal data and tokens among them",
  fix: "leave out dataTraceEnabled, or set it false, and log what is needed in the function",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html",
  controls: ["API-04"],
  scope: "resource",
  types: [settingsType, httpStageType],
  evaluate: ({ type, name, props }) => {
    const routes =
      type === settingsType
        ? [props.settings]
        : [props.defaultRouteSettings, ...((props.routeSettings as readonly unknown[] | undefined) ?? [])];
    const traced = routes.some((route) => (route as Traced | undefined)?.dataTraceEnabled === true);
    return verdictOf(traced ? [{ id: "Traced", message: `${name} logs the bodies of calls` }] : []);
  },
  examples: {
    good: [{ type: settingsType, name: "all", props: { settings: { dataTraceEnabled: false } } }],
    bad: [{ type: settingsType, name: "all", props: { settings: { dataTraceEnabled: true } } }],
    others: {
      "a WebSocket's default": [
        { type: httpStageType, name: "prod", props: { defaultRouteSettings: { dataTraceEnabled: true } } },
      ],
      "one route of a WebSocket": [
        { type: httpStageType, name: "prod", props: { routeSettings: [{ routeKey: "send", dataTraceEnabled: true }] } },
      ],
    },
  },
};
