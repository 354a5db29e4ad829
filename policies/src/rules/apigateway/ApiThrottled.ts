import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { RelationRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { httpStageType, restApiType, settingsType, stageType } from "./apiTypes.js";

interface Limits {
  readonly throttlingBurstLimit?: number;
  readonly throttlingRateLimit?: number;
}

const limits = { throttlingRateLimit: 50, throttlingBurstLimit: 100 };
const settings = (methodPath: string, given: Limits) => ({
  type: settingsType,
  name: `limits of ${methodPath}`,
  props: { methodPath, settings: given },
  refersTo: { stageName: "prod" },
});

/** Every stage, and every route with settings of its own, takes only so many calls a second. */
export const ApiThrottled: RelationRule = {
  id: "apigw-throttled",
  title: "Stages take only so many calls a second",
  severity: "medium",
  why: "The account's limit is shared by all its APIs in the region: one caller in a loop silences every other, and runs up the bill",
  fix: 'add MethodSettings for methodPath "*/*" with throttlingRateLimit and throttlingBurstLimit, or set the stage\'s defaultRouteSettings',
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html",
  controls: ["CNT-11"],
  scope: "stack",
  types: [stageType, httpStageType],
  evaluate: (stage, graph) => {
    if (stage.type === httpStageType) {
      const given = stage.props.defaultRouteSettings as Limits | undefined;
      return verdictOf(isLimited(given) ? [] : [{ id: "Stage", message: `stage ${stage.name} has no limit of calls` }]);
    }
    const all = settingsOf(stage, graph);
    return verdictOf([
      ...(all.some(({ props }) => props.methodPath === "*/*")
        ? []
        : [{ id: "Stage", message: `stage ${stage.name} has no limit of calls` }]),
      // Settings of a route replace those of the stage, and no number among them stands for no limit.
      ...all
        .filter(({ props }) => !isLimited(props.settings as Limits | undefined))
        .map(({ props }) => ({
          id: `Route::${props.methodPath}`,
          message: `stage ${stage.name} has no limit of calls for ${props.methodPath}`,
        })),
    ]);
  },
  examples: {
    good: [{ type: stageType, name: "prod" }, settings("*/*", limits)],
    bad: [{ type: stageType, name: "prod" }],
    others: {
      "settings without limits": [{ type: stageType, name: "prod" }, settings("*/*", {})],
      "a route without limits": [{ type: stageType, name: "prod" }, settings("*/*", limits), settings("jobs/POST", {})],
      "a rate alone": [{ type: stageType, name: "prod" }, settings("*/*", { throttlingRateLimit: 50 })],
      "an HTTP API": [{ type: httpStageType, name: "prod", props: { autoDeploy: true } }],
    },
  },
};

/** The settings of a stage, which they name by the stage's own name, or by the API's where the name is a text. */
function settingsOf(stage: ResourceView, graph: ResourceGraph): readonly ResourceView[] {
  const ofApi = graph
    .referenced(stage, "restApi")
    .filter(({ type }) => type === restApiType)
    .flatMap((api) => graph.referring(settingsType, "restApi", api))
    .filter((one) => !graph.referenced(one, "stageName").some(({ type }) => type === stageType));
  return [...new Set([...graph.referring(settingsType, "stageName", stage), ...ofApi])];
}

function isLimited(given: Limits | undefined): boolean {
  return (given?.throttlingRateLimit ?? -1) > 0 && (given?.throttlingBurstLimit ?? -1) > 0;
}
