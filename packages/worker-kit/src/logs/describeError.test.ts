import { describe, expect, test } from "@jest/globals";
import { PoisonError } from "../errors/PoisonError.js";
import { describeError } from "./describeError.js";

describe("describeError", () => {
  test("tells an AWS error by code and request id, without its text, which holds keys", () => {
    const error = Object.assign(new Error("not authorized on arn:aws:s3:::b/customer-name.pdf"), {
      name: "AccessDenied",
      $metadata: { httpStatusCode: 403, requestId: "R1" },
    });
    expect(describeError(error)).toEqual({ errorKind: "denied", reason: "AccessDenied", requestId: "R1" });
  });

  test("tells an error of ours by its message, and what caused it", () => {
    const cause = Object.assign(new Error("x"), { code: "ECONNRESET" });
    const error = new PoisonError({
      reason: "bad-body",
      what: "The body is no JSON",
      fix: "Look at the sender",
      cause,
    });
    expect(describeError(error)).toMatchObject({
      errorKind: "poison",
      reason: "bad-body",
      message: "The body is no JSON. Look at the sender",
      cause: { reason: "ECONNRESET" },
    });
  });

  test("tells any other error by its place in the code, without its text", () => {
    const described = describeError(new TypeError("customer-name.pdf is not a function"));
    expect(JSON.stringify(described)).not.toContain("customer-name");
    expect(described).toMatchObject({
      reason: "TypeError",
      at: expect.arrayContaining([expect.stringMatching(/^at /)]),
    });
  });
});
