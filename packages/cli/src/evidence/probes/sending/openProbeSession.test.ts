import { STSClient } from "@aws-sdk/client-sts";
import { afterEach, describe, expect, it } from "@jest/globals";
import { openProbeSession } from "./openProbeSession.js";

describe("a session for probes", () => {
  const before = process.env.AWS_ENDPOINT_URL;
  afterEach(() => {
    if (before === undefined) delete process.env.AWS_ENDPOINT_URL;
    else process.env.AWS_ENDPOINT_URL = before;
  });

  it.each([undefined, "https://sts.eu-west-1.amazonaws.com"])("is not asked for at %s", async (endpoint) => {
    if (endpoint === undefined) delete process.env.AWS_ENDPOINT_URL;
    else process.env.AWS_ENDPOINT_URL = endpoint;
    const sts = new STSClient({ region: "eu-west-1", endpoint: "http://127.0.0.1:1", maxAttempts: 1 });
    const asked = openProbeSession(sts, "arn:aws:iam::000000000000:role/loader");
    await expect(asked).rejects.toThrow("to a sandbox alone");
    sts.destroy();
  });
});
