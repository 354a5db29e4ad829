import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { callerOf } from "./callerOf.js";
import { logUrl } from "./logUrl.js";
import { ProblemError } from "./ProblemError.js";
import { parseBody } from "./parseBody.js";

const codeOf = (text: string, type: string | null = "application/json"): string => {
  try {
    parseBody(text, type);
    return "accepted";
  } catch (error) {
    return error instanceof ProblemError ? `${error.status} ${error.code}` : "another error";
  }
};

describe("a body", () => {
  test.each([
    ["{", "application/json", "400 body-not-json"],
    ["", "application/json", "400 body-not-json"],
    ['{"__proto__":{"command":["atx"]}}', "application/json", "400 body-not-json"],
    ["{}", "text/plain", "415 content-type"],
    ["{}", null, "415 content-type"],
    [`"${"x".repeat(6_000_000)}"`, "application/json", "413 body-too-large"],
    ["{}", "application/json; charset=utf-8", "accepted"],
  ])("%.20j of type %p", (text, type, code) => {
    expect(codeOf(text, type)).toBe(code);
  });

  test("of any text is read or refused", () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => expect(codeOf(text)).not.toBe("another error")));
  });
});

test("a caller is the role, whatever the session is called", () => {
  expect(callerOf("arn:aws:sts::000000000000:assumed-role/Caller/one")).toBe("arn:aws:iam::000000000000:role/Caller");
  expect(callerOf("arn:aws:iam::000000000000:user/x")).toBe("arn:aws:iam::000000000000:user/x");
  expect(callerOf(undefined)).toBe("unknown");
});

test("a log link is encoded as CloudWatch's console does", () => {
  expect(logUrl("eu-west-1", "/aws/batch/jobs", "jobs/default/1")).toBe(
    "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Faws$252Fbatch$252Fjobs/log-events/jobs$252Fdefault$252F1",
  );
});
