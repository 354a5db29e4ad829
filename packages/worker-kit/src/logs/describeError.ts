import { classifyError } from "../errors/classifyError.js";
import { WorkerError } from "../errors/WorkerError.js";

/** Lines of a stack that a log keeps. */
const FRAMES = 4;

/**
 * The fields by which a log line tells an error. Only our own errors' messages are kept: those of AWS and of libraries
 * hold object keys and values, which are customer data; their code, request id and place in the code have to do.
 */
export function describeError(error: unknown): Readonly<Record<string, unknown>> {
  const { kind, reason } = classifyError(error);
  if (error instanceof WorkerError) {
    return {
      errorKind: kind,
      reason,
      message: error.message,
      ...(error.cause ? { cause: describeError(error.cause) } : {}),
    };
  }
  if (!(error instanceof Error)) return { errorKind: kind, reason };
  const requestId = requestIdOf(error);
  if (requestId !== undefined) return { errorKind: kind, reason, requestId };
  const frames = (error.stack ?? "").split("\n").filter((line) => line.startsWith("    at "));
  return { errorKind: kind, reason, at: frames.slice(0, FRAMES).map((line) => line.trim()) };
}

function requestIdOf(error: Error): string | undefined {
  if (!("$metadata" in error) || typeof error.$metadata !== "object" || error.$metadata === null) return undefined;
  const metadata = error.$metadata;
  return "requestId" in metadata && typeof metadata.requestId === "string" ? metadata.requestId : undefined;
}
