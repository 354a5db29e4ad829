import { describe, expect, it } from "@jest/globals";
import { checkEnvironment } from "./checkEnvironment.js";

const check = (variables: Record<string, unknown>) => () =>
  checkEnvironment('WorkerService "orders"', "environmentVariables", variables);

describe("the environment of a container", () => {
  it.each([
    "DB_PASSWORD",
    "GITHUB_TOKEN",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_ACCESS_KEY_ID",
    "AWS_SESSION_TOKEN",
    "api_key",
    "SIGNING_KEY",
    "CLIENT_SECRET",
  ])("has no %s", (name) => {
    expect(check({ [name]: "value" })).toThrow(
      `WorkerService "orders": environmentVariables.${name} "(not shown)" is refused: keep it in Secrets Manager`,
    );
  });

  it.each([
    "DB_SECRET_ARN",
    "TOKEN_FILE",
    "SECRET_NAME",
    "PASSWORD_LIFETIME_DAYS",
    "TOKENIZER",
    "PARTITION_KEY",
    "KEY_ARN",
    "SALLYPORT_QUEUE_URL",
  ])("may have %s, which holds none", (name) => {
    expect(check({ [name]: "value" })).not.toThrow();
  });

  it("has no key whatever it is called, and an error does not repeat it", () => {
    const accessKey = `AKIA${"A".repeat(16)}`;
    expect(check({ SETTING: accessKey })).toThrow("environmentVariables.SETTING");
    expect(check({ SETTING: accessKey })).not.toThrow(accessKey);
    expect(check({ CERTIFICATE: "-----BEGIN EC PRIVATE KEY-----\nMHc" })).toThrow("environmentVariables.CERTIFICATE");
  });

  it("has variables that a shell can name", () => {
    expect(check({ "A-B": "c" })).toThrow('environmentVariables.A-B "A-B"');
    expect(check({ "1A": "c" })).toThrow("no digit first");
  });
});
