import { expect, it } from "@jest/globals";
import { foreignVariables } from "./foreignVariables.js";

it("finds what would win over the sandbox's own variables, and nothing else", () => {
  const shell = {
    AWS_PROFILE: "work",
    AWS_SESSION_TOKEN: "token",
    AWS_ENDPOINT_URL_S3: "https://s3.example.com",
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "true",
    AWS_DEFAULT_REGION: "us-east-1",
    PULUMI_CONFIG_PASSPHRASE: "other",
    AWS_ENDPOINT_URL: "https://127.0.0.1:1",
    AWS_ACCESS_KEY_ID: "key",
    AWS_REGION: "eu-west-1",
    AWS_RETRY_MODE: "standard",
    PULUMI_CONFIG_PASSPHRASE_FILE: "/passphrase",
    PATH: "/usr/bin",
  };
  expect(foreignVariables(shell)).toEqual([
    "AWS_DEFAULT_REGION",
    "AWS_ENDPOINT_URL_S3",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
    "AWS_PROFILE",
    "AWS_SESSION_TOKEN",
    "PULUMI_CONFIG_PASSPHRASE",
  ]);
});
