import { Server, ServerCredentials } from "@grpc/grpc-js";
import { ResourceProviderService } from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type { Definitions } from "../findDefinition.js";
import { providerService } from "./providerService.js";

/** As the engine's own limit: state with large documents does not fit gRPC's 4 MB. */
const maxMessageBytes = 400 * 1024 * 1024;

/** A provider that runs. */
export interface Served {
  readonly port: number;
  stop(): void;
}

/** Serves the provider on a free port of the loopback interface. */
export const serve = async (definitions: Definitions): Promise<Served> => {
  const server = new Server({
    "grpc.max_receive_message_length": maxMessageBytes,
    "grpc.max_send_message_length": maxMessageBytes,
  });
  server.addService(ResourceProviderService, providerService(definitions));
  return await new Promise((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) =>
      error === null ? resolve({ port, stop: () => server.forceShutdown() }) : reject(error),
    );
  });
};
