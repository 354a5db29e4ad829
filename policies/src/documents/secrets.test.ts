import { describe, expect, it } from "@jest/globals";
import { credentialIn } from "./credentialIn.js";
import { saysSecret } from "./saysSecret.js";

describe("a name", () => {
  it.each(["password", "dbPassword", "DB_PASSWORD", "githubToken", "apiKey", "api_key", "clientSecret", "privateKey"])(
    "%s says that its value is a secret",
    (name) => expect(saysSecret(name)).toBe(true),
  );

  it.each([
    "secretArn",
    "secretName",
    "passwordLength",
    "tokenUrl",
    "partitionKey",
    "kmsKeyArn",
    "keyArn",
    "owner",
    "",
  ])("%p does not", (name) => expect(saysSecret(name)).toBe(false));
});

describe("a text", () => {
  // Put together here, so that no scanner takes this file for a leak.
  it.each([
    ["AWS access key", ["AKIA", "IOSFODNN7EXAMPLE"].join("")],
    ["private key", `-----BEGIN ${"RSA"} PRIVATE KEY-----\nMIIE`],
    ["GitHub token", `ghp_${"a1".repeat(18)}`],
    ["password in a URL", ["postgres://orders:", "hunter2@db:5432/orders"].join("")],
    ["JSON web token", ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0NTYifQ", "SflKxwRJSMeKKF2QT4"].join(".")],
  ])("with a credential is known by its kind: %s", (kind, text) => {
    expect(credentialIn(`before ${text}`)).toBe(kind);
  });

  it.each([
    "arn:aws:kms:eu-west-1:111122223333:key/0f3c0000-0000-4000-8000-000000000001",
    "https://sqs.eu-west-1.amazonaws.com/111122223333/orders",
    "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf",
    "https://user@example.com:443/path",
    "s3://bucket/key:with@sign",
  ])("without one is none: %s", (text) => {
    expect(credentialIn(text)).toBeUndefined();
  });
});
