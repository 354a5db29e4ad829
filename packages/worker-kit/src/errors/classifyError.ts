import { WorkerError } from "./WorkerError.js";

/**
 * What an error means for the message that met it.
 *
 * - `retryable`: throttling, 5xx, network, timeouts, and all that is not known: nothing is given up on a guess.
 * - `denied`: retried as well, since a policy may be repaired, but loud: logged as `security.access_denied`.
 * - `gone`: the object or version named does not exist (any more).
 * - `changed`: a condition on the object's ETag failed: it was replaced.
 * - `poison`: cannot succeed, ever.
 * - `fatal`: the worker cannot work.
 */
export interface ErrorClass {
  readonly kind: "retryable" | "denied" | "gone" | "changed" | "poison" | "fatal";
  /** The error's code, for logs and metrics. */
  readonly reason: string;
}

const gone = new Set(["NoSuchKey", "NoSuchVersion", "NotFound"]);
const changed = new Set(["PreconditionFailed"]);
const denied = new Set([
  "AccessDenied",
  "AccessDeniedException",
  "AccessDeniedForDependency",
  "AllAccessDisabled",
  "KMS.AccessDeniedException",
  "KmsAccessDenied",
  "NotAuthorized",
  "UnauthorizedOperation",
]);
// The object is archived and has to be restored first, or the request can never be valid.
const poison = new Set([
  "EntityTooLarge",
  "InvalidObjectState",
  "InvalidStorageClass",
  "InvalidTag",
  "KeyTooLongError",
  "MetadataTooLarge",
  "MethodNotAllowed",
]);
const fatal = new Set(["CredentialsProviderError", "InvalidAccessKeyId", "SignatureDoesNotMatch"]);

/** Judges an error of the AWS SDK, of Node, or of a worker. Pure; never throws. */
export function classifyError(error: unknown): ErrorClass {
  if (error instanceof WorkerError) return { kind: error.kind, reason: error.reason };
  const reason = reasonOf(error);
  if (gone.has(reason)) return { kind: "gone", reason };
  if (changed.has(reason)) return { kind: "changed", reason };
  // Before the status: an archived object answers 403 as well, and so do credentials that nobody knows.
  if (poison.has(reason)) return { kind: "poison", reason };
  if (fatal.has(reason)) return { kind: "fatal", reason };
  if (denied.has(reason) || statusOf(error) === 403) return { kind: "denied", reason };
  return { kind: "retryable", reason };
}

/** The code is more stable than the class: `ECONNRESET` and `ENOSPC` are codes of a plain Error. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const code = "code" in error && typeof error.code === "string" ? error.code : undefined;
  return code ?? error.name;
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("$metadata" in error)) return undefined;
  const metadata = error.$metadata;
  if (typeof metadata !== "object" || metadata === null || !("httpStatusCode" in metadata)) return undefined;
  return typeof metadata.httpStatusCode === "number" ? metadata.httpStatusCode : undefined;
}
