import { describe, expect, test } from "@jest/globals";
import { classifyError } from "./classifyError.js";
import { FatalError } from "./FatalError.js";
import { PoisonError } from "./PoisonError.js";
import { RetryableError } from "./RetryableError.js";

const details = { reason: "because", what: "It failed", fix: "Look at it" };

function awsError(name: string, httpStatusCode: number): Error {
  return Object.assign(new Error("text of AWS"), { name, $metadata: { httpStatusCode } });
}

describe("classifyError", () => {
  test.each([
    ["SlowDown", 503],
    ["ThrottlingException", 400],
    ["ProvisionedThroughputExceededException", 400],
    ["TransactionCanceledException", 400],
    ["KMSThrottlingException", 400],
    ["InternalError", 500],
    ["TimeoutError", 0],
  ])("retries %s", (name, status) => {
    expect(classifyError(awsError(name, status))).toEqual({ kind: "retryable", reason: name });
  });

  test.each(["ECONNRESET", "ECONNREFUSED", "EPIPE", "ENOTFOUND", "ENOSPC"])("retries the system error %s", (code) => {
    expect(classifyError(Object.assign(new Error("socket"), { code }))).toEqual({ kind: "retryable", reason: code });
  });

  test.each(["AccessDenied", "AccessDeniedException", "SomethingNew"])("takes a 403 %s for a denial", (name) => {
    expect(classifyError(awsError(name, 403))).toEqual({ kind: "denied", reason: name });
  });

  test.each(["NoSuchKey", "NoSuchVersion"])("takes %s for an object that is gone", (name) => {
    expect(classifyError(awsError(name, 404)).kind).toBe("gone");
  });

  test("does not take a missing bucket or queue for a missing object", () => {
    expect(classifyError(awsError("NoSuchBucket", 404)).kind).toBe("retryable");
    expect(classifyError(awsError("QueueDoesNotExist", 400)).kind).toBe("retryable");
  });

  test("takes a failed condition for a change of the object", () => {
    expect(classifyError(awsError("PreconditionFailed", 412)).kind).toBe("changed");
  });

  test("sets an object aside that is archived in Glacier", () => {
    expect(classifyError(awsError("InvalidObjectState", 403)).kind).toBe("poison");
    expect(classifyError(awsError("MetadataTooLarge", 400)).kind).toBe("poison");
  });

  test("stops for credentials that no request can use", () => {
    expect(classifyError(awsError("InvalidAccessKeyId", 403)).kind).toBe("fatal");
    expect(classifyError(awsError("CredentialsProviderError", 0)).kind).toBe("fatal");
  });

  test("keeps the kind that a worker gave its own error", () => {
    expect(classifyError(new RetryableError(details))).toEqual({ kind: "retryable", reason: "because" });
    expect(classifyError(new PoisonError(details))).toEqual({ kind: "poison", reason: "because" });
    expect(classifyError(new FatalError(details))).toEqual({ kind: "fatal", reason: "because" });
  });

  test("retries what is no error at all", () => {
    expect(classifyError("text")).toEqual({ kind: "retryable", reason: "unknown" });
    expect(classifyError(undefined)).toEqual({ kind: "retryable", reason: "unknown" });
  });
});
