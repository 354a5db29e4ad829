import { InvalidObjectState } from "@aws-sdk/client-s3";
import { describe, expect, test } from "@jest/globals";
import { classifyError, describeError } from "@sallyport/worker-kit";
import { explainReadError } from "./explainReadError.js";

const answer = (name: string, httpStatusCode: number) =>
  Object.assign(new Error("text of AWS with customer-name.pdf"), { name, $metadata: { httpStatusCode } });

describe("explainReadError", () => {
  test("tells of an archived object where it is and what to do, and that no retry helps", () => {
    const error = explainReadError(
      new InvalidObjectState({
        message: "customer-name.pdf",
        $metadata: { httpStatusCode: 403 },
        StorageClass: "INTELLIGENT_TIERING",
        AccessTier: "DEEP_ARCHIVE_ACCESS",
      }),
    );
    expect(classifyError(error)).toEqual({ kind: "poison", reason: "object-in-archive-tier" });
    const line = JSON.stringify(describeError(error));
    expect(line).toContain("(INTELLIGENT_TIERING, DEEP_ARCHIVE_ACCESS)");
    expect(line).toMatch(/[Rr]estore it .* then redrive the message/);
    expect(line).not.toContain("customer-name");
  });

  test("does so as well where S3 does not say which class", () => {
    expect(String(explainReadError(answer("InvalidObjectState", 403)))).toContain(
      "is archived by S3 and cannot be read",
    );
  });

  test("takes a version that is a delete marker for one that is gone", () => {
    expect(classifyError(explainReadError(answer("MethodNotAllowed", 405))).kind).toBe("gone");
  });

  test.each([answer("NoSuchKey", 404), answer("SlowDown", 503), answer("AccessDenied", 403), "text", undefined])(
    "leaves every other error as it is (%s)",
    (error) => {
      expect(explainReadError(error)).toBe(error);
    },
  );
});
