import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import messages, { type InvokeRequest } from "@pulumi/pulumi/proto/provider_pb.js";
import emptyMessages from "google-protobuf/google/protobuf/empty_pb.js";
import type { Definitions } from "../findDefinition.js";
import { invokeFunction } from "../operations/invokeFunction.js";
import { ResourceError } from "../ResourceError.js";
import type { Session } from "../Session.js";
import { encodeProperties } from "../values/encode.js";
import { checkFailures } from "./checkFailures.js";
import { configHandlers } from "./configHandlers.js";
import { properties } from "./properties.js";
import { resourceHandlers } from "./resourceHandlers.js";
import { struct } from "./struct.js";
import { unary } from "./unary.js";

/** Newer than any release, so that it serves whatever version of `@pulumi/aws` a program uses. */
const version = "7.999.0";

/**
 * Pulumi's provider service for the package `aws`. Only what the engine calls of an ordinary provider: no components
 * (Construct, Call), no parameters. One process serves one provider instance.
 */
export const providerService = (definitions: Definitions): UntypedServiceImplementation => {
  const stop = new AbortController();
  let session: Session | undefined;
  const current = (): Session => {
    if (session === undefined) {
      throw new ResourceError("the aws provider was used before it was configured");
    }
    return session;
  };
  const empty = unary(async () => new emptyMessages.Empty());
  return {
    ...configHandlers(definitions, stop.signal, (opened) => {
      session = opened;
    }),
    ...resourceHandlers(current),
    invoke: unary(async (request: InvokeRequest) => {
      const { result, problems } = await invokeFunction(request.getTok(), properties(request.getArgs()), current());
      const response = new messages.InvokeResponse();
      response.setReturn(struct(encodeProperties(result)));
      response.setFailuresList(checkFailures(problems, `of ${request.getTok()}`));
      return response;
    }),
    attach: empty,
    cancel: unary(async () => {
      stop.abort();
      return new emptyMessages.Empty();
    }),
    getPluginInfo: unary(async () => {
      const info = new plugin.PluginInfo();
      info.setVersion(version);
      return info;
    }),
    getSchema: unary(async () => {
      const response = new messages.GetSchemaResponse();
      response.setSchema(JSON.stringify({ name: "aws", version }));
      return response;
    }),
  };
};
