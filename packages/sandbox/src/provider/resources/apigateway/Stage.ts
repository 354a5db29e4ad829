import {
  CreateStageCommand,
  DeleteStageCommand,
  GetStageCommand,
  GetTagsCommand,
  type PatchOperation,
  type Stage as StageDescription,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateStageCommand,
} from "@aws-sdk/client-api-gateway";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { PartlyCreated } from "../../PartlyCreated.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { tagState } from "../../tags/tagState.js";
import { setPatches } from "./patches.js";
import { exampleApi } from "./restApiExamples.js";

const inputs = {
  accessLogSettings: shape.object({
    destinationArn: shape.required(shape.text()),
    format: shape.required(shape.text()),
  }),
  deployment: shape.required(shape.text()),
  description: shape.text(),
  restApi: shape.required(shape.text()),
  stageName: shape.required(shape.text()),
  tags: shape.map(shape.text()),
  xrayTracingEnabled: shape.flag(),
};

type StageInputs = InputsOf<typeof inputs>;

/** The name under which an API is called. */
export const Stage = defineResource({
  type: "aws:apigateway/stage:Stage",
  applied: true,
  why: "Calls reach the API under the stage's name; no access log is written and nothing is traced.",
  inputs,
  unsupported: [
    "cacheClusterEnabled",
    "cacheClusterSize",
    "canarySettings",
    "clientCertificateId",
    "documentationVersion",
    "variables",
  ],
  replacedBy: ["restApi", "stageName"],
  identifiedBy: ["restApi", "stageName"],
  examples: [
    {
      needs: {
        api: exampleApi("conformance-staged"),
        deployment: {
          type: "aws:apigateway/deployment:Deployment",
          inputs: (made) => ({ restApi: made("api", "id"), triggers: { routes: "a" } }),
        },
        next: {
          type: "aws:apigateway/deployment:Deployment",
          inputs: (made) => ({ restApi: made("api", "id"), triggers: { routes: "b" } }),
        },
      },
      importId: (known) => `${String(known("restApi"))}/${String(known("stageName"))}`,
      base: (made) => ({
        restApi: made("api", "id"),
        deployment: made("deployment", "id"),
        stageName: "prod",
        description: "what callers use",
        accessLogSettings: {
          destinationArn: "arn:aws:logs:eu-west-1:000000000000:log-group:/conformance/api",
          format: '{"caller":"$context.identity.userArn"}',
        },
        tags: { team: "data" },
      }),
      updated: (made) => ({
        restApi: made("api", "id"),
        deployment: made("next", "id"),
        stageName: "prod",
        xrayTracingEnabled: true,
        tags: { stage: "test" },
      }),
      replacing: (made) => ({ restApi: made("api", "id"), deployment: made("next", "id"), stageName: "test" }),
    },
  ],
  identity: ({ restApi, stageName }, context) => ({
    id: `ags-${restApi}-${stageName}`,
    outputs: {
      ...arnsOf(restApi, stageName, context),
      invokeUrl: `https://${restApi}.execute-api.${context.region}.amazonaws.com/${stageName}`,
      webAclArn: "",
    },
  }),
  create: async (given, context) => {
    const api = context.clients.apigateway(context.region);
    const { restApi: restApiId, stageName } = given;
    await api.send(
      new CreateStageCommand({
        restApiId,
        stageName,
        deploymentId: given.deployment,
        description: given.description,
        tracingEnabled: given.xrayTracingEnabled,
        tags: allTags(given, context),
      }),
    );
    const id = `ags-${restApiId}-${stageName}`;
    const patchOperations = logPatches(undefined, given.accessLogSettings);
    if (patchOperations.length > 0) {
      try {
        await api.send(new UpdateStageCommand({ restApiId, stageName, patchOperations }));
      } catch (error) {
        throw new PartlyCreated(id, error);
      }
    }
    return { id };
  },
  read: async (id, given, context) => {
    const [restApi = "", stageName = ""] =
      given.restApi === undefined ? id.split("/") : [given.restApi, given.stageName];
    const api = context.clients.apigateway(context.region);
    const live = await orAbsent(api.send(new GetStageCommand({ restApiId: restApi, stageName })));
    if (live === undefined) {
      return undefined;
    }
    const arns = arnsOf(restApi, stageName, context);
    const { tags = {} } = await api.send(new GetTagsCommand({ resourceArn: arns.arn }));
    return {
      id: `ags-${restApi}-${stageName}`,
      restApi,
      stageName,
      ...stateOf(live),
      ...arns,
      invokeUrl: await invokeUrlOf(restApi, stageName, context),
      webAclArn: live.webAclArn ?? "",
      ...tagState(tags, given, context),
    };
  },
  update: async (_id, olds, news, context) => {
    const api = context.clients.apigateway(context.region);
    const { restApi: restApiId, stageName } = news;
    const patchOperations = [
      ...setPatches(
        { deploymentId: olds.deployment, description: olds.description, tracingEnabled: olds.xrayTracingEnabled },
        {
          deploymentId: news.deployment,
          description: news.description ?? "",
          tracingEnabled: news.xrayTracingEnabled ?? false,
        },
      ),
      ...logPatches(olds.accessLogSettings, news.accessLogSettings),
    ];
    if (patchOperations.length > 0) {
      await api.send(new UpdateStageCommand({ restApiId, stageName, patchOperations }));
    }
    const resourceArn = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => api.send(new TagResourceCommand({ resourceArn, tags })),
      remove: (tagKeys) => api.send(new UntagResourceCommand({ resourceArn, tagKeys })),
    });
  },
  delete: async (_id, { restApi, stageName }, context) => {
    const command = new DeleteStageCommand({ restApiId: restApi, stageName });
    await context.clients.apigateway(context.region).send(command);
  },
});

const arnsOf = (restApi: string, stageName: string, { partition, region, accountId }: Context) => ({
  arn: `arn:${partition}:apigateway:${region}::/restapis/${restApi}/stages/${stageName}`,
  executionArn: `arn:${partition}:execute-api:${region}:${accountId}:${restApi}/${stageName}`,
});

/** Where the emulator serves the stage: AWS's host name leads out of the sandbox. */
const invokeUrlOf = async (restApi: string, stageName: string, context: Context): Promise<string> => {
  const endpoint = await context.clients.apigateway(context.region).config.endpoint?.();
  const origin = `${endpoint?.protocol}//${endpoint?.hostname}:${endpoint?.port}`;
  return `${origin}/restapis/${restApi}/${stageName}/_user_request_`;
};

type LogSettings = StageInputs["accessLogSettings"];

const logPatches = (olds: LogSettings, news: LogSettings): PatchOperation[] =>
  news === undefined
    ? olds === undefined
      ? []
      : [{ op: "remove", path: "/accessLogSettings" }]
    : setPatches(
        { "accessLogSettings/destinationArn": olds?.destinationArn, "accessLogSettings/format": olds?.format },
        { "accessLogSettings/destinationArn": news.destinationArn, "accessLogSettings/format": news.format },
      );

const stateOf = ({ accessLogSettings: logs, ...live }: StageDescription) => ({
  deployment: live.deploymentId,
  description: live.description || undefined,
  xrayTracingEnabled: live.tracingEnabled || undefined,
  accessLogSettings: logs?.destinationArn
    ? { destinationArn: logs.destinationArn, format: logs.format ?? "" }
    : undefined,
});
