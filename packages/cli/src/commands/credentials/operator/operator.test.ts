import { describe, expect, it } from "@jest/globals";
import { CredentialError } from "@sallyport/credentials";
import { requestTopicOf } from "../rotate/startRotation.js";
import { exitCodeOf } from "./reportChecks.js";
import { requiredEnvironment } from "./requiredEnvironment.js";
import { StepFailure } from "./StepFailure.js";
import { inSteps } from "./Steps.js";

const passed = { name: "secret", ok: true, message: "there" };

describe("the environment of a command", () => {
  it("is what was given, else that of the shell, and one of the three (VAL-07)", () => {
    expect(requiredEnvironment("prod", { SALLYPORT_ENVIRONMENT: "dev" })).toBe("prod");
    expect(requiredEnvironment(undefined, { SALLYPORT_ENVIRONMENT: "dev" })).toBe("dev");
    for (const variables of [{}, { SALLYPORT_ENVIRONMENT: "production" }])
      expect(() => requiredEnvironment(undefined, variables)).toThrow(expect.objectContaining({ exitCode: 64 }));
  });
});

describe("the steps of a command", () => {
  it("end with the first that fails; what else is thrown is no finding", async () => {
    const failing = (error: unknown) =>
      inSteps(async (steps) => {
        await steps.run("first", async () => ({ message: "done", result: 1 }));
        await steps.run("second", () => Promise.reject(error));
        await steps.run("third", async () => ({ message: "done", result: 3 }));
      });
    const first = { name: "first", ok: true, message: "done" };
    expect(await failing(new StepFailure("it is off", "turn it on"))).toEqual([
      first,
      { name: "second", ok: false, message: "it is off", fix: "turn it on" },
    ]);
    const refused = new CredentialError({ code: "secret-denied", what: "Refused", fix: "Sign in" });
    expect(await failing(refused)).toEqual([
      first,
      { name: "second", ok: false, code: "secret-denied", message: "Refused", fix: "Sign in" },
    ]);
    await expect(failing(new TypeError("a mistake"))).rejects.toThrow("a mistake");
  });

  it("end a command with 1 for a finding, and with 2 where somebody could not be reached", () => {
    const failed = (code: "server-unreachable" | "login-refused") => ({ ...passed, ok: false, code });
    expect(exitCodeOf([passed])).toBe(0);
    expect(exitCodeOf([passed, failed("server-unreachable")])).toBe(2);
    expect(exitCodeOf([failed("server-unreachable"), failed("login-refused")])).toBe(1);
    expect(exitCodeOf([{ ...passed, ok: false }])).toBe(1);
  });
});

describe("the topic of an operator's requests", () => {
  it("is beside the function, in its partition, region and account", () => {
    expect(requestTopicOf("arn:aws-cn:lambda:cn-north-1:111122223333:function:credentials-dev-rotate")).toBe(
      "arn:aws-cn:sns:cn-north-1:111122223333:credentials-dev-rotate-requests",
    );
  });
});
