import {
  CreateRestApiCommand,
  DeleteRestApiCommand,
  type EndpointType,
  GetRestApiCommand,
  GetTagsCommand,
  type PatchOperation,
  PutRestApiCommand,
  type RestApi as RestApiDescription,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateRestApiCommand,
} from "@aws-sdk/client-api-gateway";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { PartlyCreated } from "../../PartlyCreated.js";
import { planId } from "../../planId.js";
import { defineResource, type InputProblem } from "../../ResourceDefinition.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { tagState } from "../../tags/tagState.js";
import { present } from "../../values/present.js";
import { sameJson } from "../../values/sameJson.js";
import { listPatches, setPatches } from "./patches.js";
import { restApiExamples } from "./restApiExamples.js";
import { type RestApiInputs, restApiInputs } from "./restApiInputs.js";

/** A REST API; its routes, models and validators come from an OpenAPI document in `body`. */
export const RestApi = defineResource({
  type: "aws:apigateway/restApi:RestApi",
  applied: true,
  why: "Routes, IAM authorization, validators and the resource policy act, before any deployment; TLS settings do not.",
  inputs: restApiInputs,
  unsupported: ["binaryMediaTypes", "minimumCompressionSize", "parameters"],
  recordedInputs: {
    body: "API Gateway keeps what the document makes, not the document.",
    endpointAccessMode: "The emulator has one TLS listener for everything.",
    failOnWarnings: "It says how to import; API Gateway does not keep it.",
    putRestApiMode: "It says how to import; API Gateway does not keep it.",
    securityPolicy: "The emulator has one TLS listener for everything.",
  },
  // The official provider gives every API of a name an id of its own.
  replacedBy: [],
  examples: restApiExamples,
  validate: (inputs) => validate(inputs),
  identity: (_inputs, context) => {
    const id = planId(context.urn, 10);
    return {
      id,
      outputs: {
        ...arnsOf(id, context),
        createdDate: "1970-01-01T00:00:00Z",
        rootResourceId: planId(context.urn, 10, "root"),
      },
    };
  },
  create: async (inputs, context) => {
    const api = context.clients.apigateway(context.region);
    const { id = "" } = await api.send(
      new CreateRestApiCommand({
        name: inputs.name,
        description: inputs.description,
        apiKeySource: inputs.apiKeySource as "HEADER",
        disableExecuteApiEndpoint: inputs.disableExecuteApiEndpoint,
        endpointConfiguration: endpoint(inputs),
        policy: inputs.policy,
        securityPolicy: inputs.securityPolicy as "TLS_1_2",
        endpointAccessMode: inputs.endpointAccessMode as "STRICT",
        tags: allTags(inputs, context),
      }),
    );
    try {
      await putBody(id, inputs, context);
    } catch (error) {
      throw new PartlyCreated(id, error);
    }
    return { id };
  },
  read: async (id, inputs, context) => {
    const api = context.clients.apigateway(context.region);
    const live = await orAbsent(api.send(new GetRestApiCommand({ restApiId: id })));
    if (live === undefined) {
      return undefined;
    }
    const arns = arnsOf(id, context);
    const { tags = {} } = await api.send(new GetTagsCommand({ resourceArn: arns.arn }));
    return {
      ...stateOf(live, inputs),
      ...arns,
      createdDate: live.createdDate?.toISOString(),
      rootResourceId: live.rootResourceId,
      ...tagState(tags, inputs, context),
    };
  },
  update: async (id, olds, news, context) => {
    const api = context.clients.apigateway(context.region);
    const patchOperations = patchesFor(olds, news);
    if (patchOperations.length > 0) {
      await api.send(new UpdateRestApiCommand({ restApiId: id, patchOperations }));
    }
    if (!sameJson(olds.body, news.body)) {
      await putBody(id, news, context);
    }
    const resourceArn = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => api.send(new TagResourceCommand({ resourceArn, tags })),
      remove: (tagKeys) => api.send(new UntagResourceCommand({ resourceArn, tagKeys })),
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients.apigateway(context.region).send(new DeleteRestApiCommand({ restApiId: id }));
  },
});

const arnsOf = (id: string, { partition, region, accountId }: Context) => ({
  arn: `arn:${partition}:apigateway:${region}::/restapis/${id}`,
  executionArn: `arn:${partition}:execute-api:${region}:${accountId}:${id}`,
});

const putBody = async (restApiId: string, inputs: RestApiInputs, context: Context): Promise<void> => {
  if (inputs.body === undefined) {
    return;
  }
  await context.clients.apigateway(context.region).send(
    new PutRestApiCommand({
      restApiId,
      mode: (inputs.putRestApiMode ?? "overwrite") as "overwrite",
      failOnWarnings: inputs.failOnWarnings,
      body: new TextEncoder().encode(inputs.body),
    }),
  );
};

const endpoint = ({ endpointConfiguration: given }: RestApiInputs) =>
  given && {
    types: [given.types as EndpointType],
    vpcEndpointIds: given.vpcEndpointIds && [...given.vpcEndpointIds],
    ipAddressType: given.ipAddressType as "ipv4" | undefined,
  };

const patchesFor = (olds: RestApiInputs, news: RestApiInputs): PatchOperation[] => [
  ...setPatches(
    {
      name: olds.name,
      description: olds.description,
      policy: olds.policy,
      apiKeySource: olds.apiKeySource,
      disableExecuteApiEndpoint: olds.disableExecuteApiEndpoint,
      securityPolicy: olds.securityPolicy,
      endpointAccessMode: olds.endpointAccessMode,
      "endpointConfiguration/types/0": olds.endpointConfiguration?.types,
    },
    {
      name: news.name,
      description: news.description ?? "",
      policy: news.policy ?? "",
      apiKeySource: news.apiKeySource ?? "HEADER",
      disableExecuteApiEndpoint: news.disableExecuteApiEndpoint ?? false,
      securityPolicy: news.securityPolicy,
      endpointAccessMode: news.endpointAccessMode,
      "endpointConfiguration/types/0": news.endpointConfiguration?.types ?? "EDGE",
    },
  ),
  ...listPatches(
    "endpointConfiguration/vpcEndpointIds",
    olds.endpointConfiguration?.vpcEndpointIds,
    news.endpointConfiguration?.vpcEndpointIds,
  ),
];

const stateOf = (live: RestApiDescription, given: Partial<RestApiInputs>) => ({
  name: live.name,
  description: live.description || undefined,
  apiKeySource: live.apiKeySource,
  disableExecuteApiEndpoint: live.disableExecuteApiEndpoint ?? false,
  endpointConfiguration: present({
    types: live.endpointConfiguration?.types?.[0],
    vpcEndpointIds: live.endpointConfiguration?.vpcEndpointIds,
    ipAddressType: live.endpointConfiguration?.ipAddressType,
  }),
  // API Gateway gives the document back as the inside of a JSON text.
  policy: live.policy ? (JSON.parse(`"${live.policy}"`) as string) : undefined,
  body: given.body,
  endpointAccessMode: given.endpointAccessMode,
  failOnWarnings: given.failOnWarnings,
  putRestApiMode: given.putRestApiMode,
  securityPolicy: given.securityPolicy,
});

const validate = ({ endpointConfiguration, body }: RestApiInputs): readonly InputProblem[] => {
  const problems: InputProblem[] = [];
  if (endpointConfiguration?.vpcEndpointIds !== undefined && endpointConfiguration.types !== "PRIVATE") {
    const reason = "only PRIVATE APIs are reached through VPC endpoints";
    problems.push({ property: "endpointConfiguration.vpcEndpointIds", reason });
  }
  if (body !== undefined && !/^\s*\{/.test(body)) {
    problems.push({ property: "body", reason: "give the OpenAPI document as JSON: the sandbox reads no YAML" });
  }
  return problems;
};
