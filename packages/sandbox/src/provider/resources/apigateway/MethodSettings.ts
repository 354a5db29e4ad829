import {
  GetStageCommand,
  type MethodSetting,
  type PatchOperation,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { pointerSegment } from "./patches.js";
import { exampleApi } from "./restApiExamples.js";

const inputs = {
  /** "*" + "/*" for all, else the route's path without its first slash, and the verb: `jobs/{id}/GET`. */
  methodPath: shape.required(shape.text()),
  restApi: shape.required(shape.text()),
  settings: shape.required(
    shape.object(
      {
        dataTraceEnabled: shape.flag(),
        loggingLevel: shape.text(["ERROR", "INFO", "OFF"]),
        metricsEnabled: shape.flag(),
        throttlingBurstLimit: shape.number(),
        throttlingRateLimit: shape.number(),
      },
      [
        "cacheDataEncrypted",
        "cacheTtlInSeconds",
        "cachingEnabled",
        "requireAuthorizationForCacheControl",
        "unauthorizedCacheControlHeaderStrategy",
      ],
    ),
  ),
  stageName: shape.required(shape.text()),
};

type SettingsInputs = InputsOf<typeof inputs>;

/** Where UpdateStage takes each setting. */
const pointers = {
  dataTraceEnabled: "logging/dataTrace",
  loggingLevel: "logging/loglevel",
  metricsEnabled: "metrics/enabled",
  throttlingBurstLimit: "throttling/burstLimit",
  throttlingRateLimit: "throttling/rateLimit",
} as const;

type Setting = keyof typeof pointers;
const settingNames = Object.keys(pointers) as Setting[];

/** Throttling, metrics and execution logs of a stage's methods. */
export const MethodSettings = defineResource({
  type: "aws:apigateway/methodSettings:MethodSettings",
  applied: true,
  why: "Calls above the rate and burst are refused; no metrics or execution logs are written.",
  inputs,
  replacedBy: ["methodPath", "restApi", "stageName"],
  identifiedBy: ["methodPath", "restApi", "stageName"],
  examples: [
    {
      needs: {
        api: exampleApi("conformance-throttled"),
        deployment: {
          type: "aws:apigateway/deployment:Deployment",
          inputs: (made) => ({ restApi: made("api", "id") }),
        },
        stage: {
          type: "aws:apigateway/stage:Stage",
          inputs: (made) => ({ restApi: made("api", "id"), deployment: made("deployment", "id"), stageName: "prod" }),
        },
      },
      importId: (known) => `${String(known("restApi"))}/prod/*/*`,
      base: (made) => ({
        restApi: made("api", "id"),
        stageName: made("stage", "stageName"),
        methodPath: "*/*",
        settings: { metricsEnabled: true, throttlingRateLimit: 10, throttlingBurstLimit: 20, loggingLevel: "ERROR" },
      }),
      updated: (made) => ({
        restApi: made("api", "id"),
        stageName: made("stage", "stageName"),
        methodPath: "*/*",
        settings: { metricsEnabled: true, throttlingRateLimit: 5, throttlingBurstLimit: 10, loggingLevel: "OFF" },
      }),
      replacing: (made) => ({
        restApi: made("api", "id"),
        stageName: made("stage", "stageName"),
        methodPath: "jobs/GET",
        settings: { throttlingRateLimit: 1, throttlingBurstLimit: 2 },
      }),
    },
  ],
  identity: (given) => ({ id: idOf(given), outputs: {} }),
  create: async (given, context) => {
    await patch(given, setting(given), context);
    return { id: idOf(given) };
  },
  read: async (id, given, context) => {
    const place = given.restApi === undefined ? placeOf(id) : (given as SettingsInputs);
    const command = new GetStageCommand({ restApiId: place.restApi, stageName: place.stageName });
    const stage = await orAbsent(context.clients.apigateway(context.region).send(command));
    const live = stage?.methodSettings?.[place.methodPath];
    return live && { ...placed(place), settings: settingsFrom(live, given.settings) };
  },
  update: async (_id, olds, news, context) => {
    const kept = { ...news, settings: { ...initial(olds.settings), ...news.settings } };
    await patch(news, setting(kept), context);
  },
  delete: async (_id, olds, context) => {
    const [path, verb] = pathAndVerb(olds.methodPath);
    await patch(olds, [{ op: "remove", path: `/${pointerSegment(path)}/${verb}` }], context);
  },
});

interface Place {
  readonly restApi: string;
  readonly stageName: string;
  readonly methodPath: string;
}

const idOf = ({ restApi, stageName, methodPath }: Place): string => `${restApi}-${stageName}-${methodPath}`;

const placeOf = (importId: string): Place => {
  const [restApi = "", stageName = "", ...path] = importId.split("/");
  return { restApi, stageName, methodPath: path.join("/") };
};

const placed = ({ restApi, stageName, methodPath }: Place) => ({
  id: idOf({ restApi, stageName, methodPath }),
  restApi,
  stageName,
  methodPath,
});

/** `jobs/{id}/GET` is the path `jobs/{id}` and the verb GET. */
const pathAndVerb = (methodPath: string): readonly [string, string] => {
  const slash = methodPath.lastIndexOf("/");
  return [methodPath.slice(0, slash), methodPath.slice(slash + 1)];
};

const setting = ({ methodPath, settings }: Pick<SettingsInputs, "methodPath" | "settings">): PatchOperation[] => {
  const [path, verb] = pathAndVerb(methodPath);
  return settingNames
    .filter((name) => settings[name] !== undefined)
    .map((name) => ({
      op: "replace",
      path: `/${pointerSegment(path)}/${verb}/${pointers[name]}`,
      value: String(settings[name]),
    }));
};

/** What a setting is where nothing is said (the account's limits for throttling), for those that were given before. */
const initial = (olds: SettingsInputs["settings"]): SettingsInputs["settings"] => {
  const defaults = {
    dataTraceEnabled: false,
    loggingLevel: "OFF" as const,
    metricsEnabled: false,
    throttlingBurstLimit: 5000,
    throttlingRateLimit: 10_000,
  };
  return Object.fromEntries(settingNames.filter((name) => olds[name] !== undefined).map((n) => [n, defaults[n]]));
};

const patch = async (
  { restApi, stageName }: Pick<Place, "restApi" | "stageName">,
  patchOperations: PatchOperation[],
  context: Context,
): Promise<void> => {
  const command = new UpdateStageCommand({ restApiId: restApi, stageName, patchOperations });
  await context.clients.apigateway(context.region).send(command);
};

/** The settings that the program gives; all on import. */
const settingsFrom = (live: MethodSetting, given: Partial<SettingsInputs["settings"]> | undefined) =>
  Object.fromEntries(
    settingNames
      .filter((name) => given === undefined || given[name] !== undefined)
      .map((name) => [name, live[name]])
      .filter(([, value]) => value !== undefined),
  );
