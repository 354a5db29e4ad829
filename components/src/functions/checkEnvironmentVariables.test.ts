import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { checkEnvironmentVariables } from "./checkEnvironmentVariables.js";

const check = (variables: Record<string, unknown>) => () => checkEnvironmentVariables("F", variables);

describe("the environment of a function (SEC-01)", () => {
  it.each(["DB_PASSWORD", "apiKey", "GITHUB_TOKEN", "CLIENT_SECRET", "PRIVATE_KEY", "AWS_ACCESS_KEY_ID"])(
    "does not take a name that holds a secret: %s",
    (name) => {
      expect(check({ [name]: "x" })).toThrow(`environmentVariables.${name}`);
    },
  );

  it.each(["DB_SECRET_ARN", "TOKEN_PARAMETER", "SECRET_NAME", "TOKEN_MAX_AGE_SECONDS", "SALLYPORT_TABLE"])(
    "takes a name that says where something is: %s",
    (name) => {
      expect(check({ [name]: "x" })).not.toThrow();
    },
  );

  it.each([
    ["an AWS access key", "AKIAIOSFODNN7EXAMPLE"],
    ["a private key", "-----BEGIN RSA PRIVATE KEY-----\nx"],
    ["a password in a URL", "postgres://orders:hunter2@db.internal/orders"],
  ])("does not take %s as a value, and does not repeat it", (what, value) => {
    const wrong = check({ SETTING: value });
    expect(wrong).toThrow(what);
    expect(wrong).not.toThrow(value);
  });

  it("takes URLs without a password, and values that are not known yet", () => {
    expect(check({ QUEUE_URL: "https://sqs.eu-west-1.amazonaws.com/111122223333/orders" })).not.toThrow();
    expect(check({ TABLE: pulumi.output("orders") })).not.toThrow();
  });
});
