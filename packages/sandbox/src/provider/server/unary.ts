import { type handleUnaryCall, type ServiceError, status } from "@grpc/grpc-js";

/** Makes a gRPC handler of an async function. Its errors reach the engine as their message, without a stack. */
export const unary =
  <Request, Response>(handle: (request: Request) => Promise<Response>): handleUnaryCall<Request, Response> =>
  (call, callback) => {
    handle(call.request).then(
      (response) => callback(null, response),
      (error: unknown) => callback(isServiceError(error) ? error : { code: status.UNKNOWN, message: messageOf(error) }),
    );
  };

const isServiceError = (error: unknown): error is Partial<ServiceError> =>
  typeof error === "object" && error !== null && "code" in error && typeof error.code === "number";

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
