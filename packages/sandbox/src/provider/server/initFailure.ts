import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import provider from "@pulumi/pulumi/proto/provider_pb.js";
import statusMessages from "@pulumi/pulumi/proto/status_pb.js";
import anyMessages from "google-protobuf/google/protobuf/any_pb.js";
import type { Created } from "../operations/createResource.js";
import { encodeProperties } from "../values/encode.js";
import type { Values } from "../values/Value.js";
import { struct } from "./struct.js";

/** The gRPC error that tells the engine to keep a resource whose creation failed half way. */
export const initFailure = ({ id, outputs }: Created, inputs: Values, failure: Error): Partial<ServiceError> => {
  const detail = new provider.ErrorResourceInitFailed();
  detail.setId(id);
  detail.setProperties(struct(encodeProperties(outputs)));
  detail.setInputs(struct(encodeProperties(inputs)));
  detail.setReasonsList([failure.message]);
  const packed = new anyMessages.Any();
  packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const report = new statusMessages.Status();
  report.setCode(status.UNKNOWN);
  report.setMessage(failure.message);
  report.addDetails(packed);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(report.serializeBinary()));
  return { code: status.UNKNOWN, message: failure.message, metadata };
};
