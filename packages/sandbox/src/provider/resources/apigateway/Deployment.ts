import {
  CreateDeploymentCommand,
  DeleteDeploymentCommand,
  GetDeploymentCommand,
  UpdateDeploymentCommand,
} from "@aws-sdk/client-api-gateway";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { setPatches } from "./patches.js";
import { exampleApi } from "./restApiExamples.js";

/** A snapshot of an API's routes, which a stage serves. */
export const Deployment = defineResource({
  type: "aws:apigateway/deployment:Deployment",
  applied: false,
  why: "Kept and returned by the emulator, whose stages serve the routes as they are now, deployed or not.",
  inputs: {
    description: shape.text(),
    restApi: shape.required(shape.text()),
    triggers: shape.map(shape.text()),
  },
  unsupported: ["variables"],
  recordedInputs: { triggers: "They say when to deploy again; API Gateway does not keep them." },
  replacedBy: ["restApi", "triggers"],
  examples: [
    {
      needs: { api: exampleApi("conformance-deployed") },
      importId: (known) => `${String(known("restApi"))}/${String(known("id"))}`,
      base: (made) => ({ restApi: made("api", "id"), description: "first", triggers: { routes: "a" } }),
      updated: (made) => ({ restApi: made("api", "id"), description: "renamed", triggers: { routes: "a" } }),
      replacing: (made) => ({ restApi: made("api", "id"), description: "second", triggers: { routes: "b" } }),
    },
  ],
  identity: (_inputs, { urn }) => ({ id: planId(urn, 6), outputs: { createdDate: "1970-01-01T00:00:00Z" } }),
  create: async ({ restApi, description }, context) => {
    const command = new CreateDeploymentCommand({ restApiId: restApi, description });
    const { id = "" } = await context.clients.apigateway(context.region).send(command);
    return { id };
  },
  read: async (id, inputs, context) => {
    const [deploymentId = "", api = ""] = id.split("/").reverse();
    const restApi = inputs.restApi ?? api;
    const command = new GetDeploymentCommand({ restApiId: restApi, deploymentId });
    const live = await orAbsent(context.clients.apigateway(context.region).send(command));
    return (
      live && {
        id: deploymentId,
        restApi,
        description: live.description || undefined,
        triggers: inputs.triggers,
        createdDate: live.createdDate?.toISOString(),
      }
    );
  },
  update: async (id, olds, news, context) => {
    const patchOperations = setPatches({ description: olds.description }, { description: news.description ?? "" });
    const command = new UpdateDeploymentCommand({ restApiId: news.restApi, deploymentId: id, patchOperations });
    await context.clients.apigateway(context.region).send(command);
  },
  delete: async (id, { restApi }, context) => {
    const command = new DeleteDeploymentCommand({ restApiId: restApi, deploymentId: id });
    await context.clients.apigateway(context.region).send(command);
  },
});
