import { describe, expect, it } from "@jest/globals";
import { assertOfficialProviderIsLocal } from "./assertOfficialProviderIsLocal.js";

const key = { accessKeyId: "AKIASANDBOXSANDBOX22" };
const sandbox = {
  AWS_ENDPOINT_URL: "https://127.0.0.1:4566",
  AWS_ACCESS_KEY_ID: key.accessKeyId,
  AWS_SECRET_ACCESS_KEY: "secret",
  AWS_REGION: "eu-west-1",
};

describe("assertOfficialProviderIsLocal", () => {
  it("lets the sandbox's own variables pass", () => {
    expect(() => assertOfficialProviderIsLocal(sandbox, key)).not.toThrow();
  });

  it.each(["https://localhost:4566", "https://[::1]:4566"])("takes %s for loopback", (AWS_ENDPOINT_URL) => {
    expect(() => assertOfficialProviderIsLocal({ ...sandbox, AWS_ENDPOINT_URL }, key)).not.toThrow();
  });

  it.each([
    ["AWS itself", { AWS_ENDPOINT_URL: "https://s3.eu-west-1.amazonaws.com" }, "AWS_ENDPOINT_URL"],
    ["a host that only looks like it", { AWS_ENDPOINT_URL: "https://127.0.0.1.example.com" }, "AWS_ENDPOINT_URL"],
    ["a host behind a user name", { AWS_ENDPOINT_URL: "https://127.0.0.1@example.com" }, "AWS_ENDPOINT_URL"],
    ["every interface", { AWS_ENDPOINT_URL: "https://0.0.0.0:4566" }, "AWS_ENDPOINT_URL"],
    ["no URL", { AWS_ENDPOINT_URL: "127.0.0.1:4566" }, "AWS_ENDPOINT_URL"],
    ["one service elsewhere", { AWS_ENDPOINT_URL_S3: "https://s3.amazonaws.com" }, "AWS_ENDPOINT_URL_S3"],
    ["one service elsewhere, by an older name", { AWS_S3_ENDPOINT: "https://s3.amazonaws.com" }, "AWS_S3_ENDPOINT"],
    [
      "one service elsewhere, by Terraform's name",
      { TF_AWS_STS_ENDPOINT: "https://sts.amazonaws.com" },
      "TF_AWS_STS_ENDPOINT",
    ],
  ])("refuses an endpoint that is %s", (_what, change, name) => {
    expect(() => assertOfficialProviderIsLocal({ ...sandbox, ...change }, key)).toThrow(
      new RegExp(`^${name}=.* is not a loopback address: use exactly the variables`),
    );
  });

  it.each([
    ["no endpoint", { AWS_ENDPOINT_URL: undefined }, "AWS_ENDPOINT_URL is not set"],
    ["endpoints ignored", { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: "True" }, "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"],
    ["another key", { AWS_ACCESS_KEY_ID: "AKIAREALREALREALREAL" }, "AWS_ACCESS_KEY_ID is not the sandbox's"],
    ["no key", { AWS_ACCESS_KEY_ID: undefined }, "AWS_ACCESS_KEY_ID is not the sandbox's"],
    ["a profile", { AWS_PROFILE: "production" }, "AWS_PROFILE names credentials"],
    ["a session", { AWS_SESSION_TOKEN: "token" }, "AWS_SESSION_TOKEN names credentials"],
    ["a web identity", { AWS_WEB_IDENTITY_TOKEN_FILE: "/token" }, "AWS_WEB_IDENTITY_TOKEN_FILE names credentials"],
  ])("refuses %s", (_what, change, message) => {
    expect(() => assertOfficialProviderIsLocal({ ...sandbox, ...change }, key)).toThrow(message);
  });

  it("shows no credential in its message", () => {
    const other = { ...sandbox, AWS_ACCESS_KEY_ID: "AKIAREALREALREALREAL" };
    expect(() => assertOfficialProviderIsLocal(other, key)).not.toThrow(/AKIA/);
  });
});
