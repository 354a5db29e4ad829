import { describe, expect, test } from "@jest/globals";
import { openSession } from "./openSession.js";
import { checkConfig } from "./ProviderConfig.js";

const open = (environment: NodeJS.ProcessEnv, config = {}) =>
  openSession({ region: "eu-west-1", ...config }, new Map(), environment, new AbortController().signal);

const keys = { AWS_ACCESS_KEY_ID: "k", AWS_SECRET_ACCESS_KEY: "s" };

describe("openSession", () => {
  test("refuses an endpoint that is not on this machine, whoever names it", async () => {
    const remote = "https://s3.eu-west-1.amazonaws.com";
    await expect(open({ ...keys, AWS_ENDPOINT_URL: remote })).rejects.toThrow(
      /AWS_ENDPOINT_URL is .* not on this machine/,
    );
    await expect(
      open({ ...keys, AWS_ENDPOINT_URL: "https://127.0.0.1:1" }, { endpoints: [{ s3: remote }] }),
    ).rejects.toThrow(/aws:config:endpoints is .* not on this machine/);
    await expect(open({ ...keys, AWS_ENDPOINT_URL: "https://127.0.0.1.example.org" })).rejects.toThrow(
      /not on this machine/,
    );
  });

  test("says how to start a sandbox where none is named or none answers", async () => {
    await expect(open({})).rejects.toThrow(/sallyport sandbox up/);
    await expect(open({ ...keys, AWS_ENDPOINT_URL: "http://127.0.0.1:9" })).rejects.toThrow(
      /no sandbox answers at http:\/\/127.0.0.1:9 .*sallyport sandbox up/,
    );
  });

  test("says how to name a region", async () => {
    await expect(open({}, { region: "" })).rejects.toThrow(/pulumi config set aws:region/);
  });

  test("calls nothing in plan mode, and refuses modes that do not exist", async () => {
    const session = await open({ SALLYPORT_PROVIDER_MODE: "plan" }, { allowedAccountIds: ["111122223333"] });
    expect(session.accountId).toBe("111122223333");
    expect(() => session.clients.s3("eu-west-1")).toThrow(/plan mode calls nothing/);
    await expect(open({ SALLYPORT_PROVIDER_MODE: "dry" })).rejects.toThrow(/must be "apply" \(default\) or "plan"/);
  });
});

describe("checkConfig", () => {
  test("reads settings that the engine writes as JSON in a text", () => {
    const { config, problems } = checkConfig({ defaultTags: '{"tags":{"a":"1"}}', skipRegionValidation: "true" });
    expect(problems).toEqual([]);
    expect(config).toEqual({ defaultTags: { tags: { a: "1" } }, skipRegionValidation: true });
  });

  test("refuses settings that it would have to ignore", () => {
    expect(checkConfig({ assumeRoles: "[]" }).problems).toMatchObject([{ property: "assumeRoles" }]);
  });
});
