import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { CredentialsEndpoint } from "./CredentialsEndpoint.js";
import type { RoleCredentials } from "./RoleCredentials.js";

const credentials: RoleCredentials = {
  roleArn: "arn:aws:iam::000000000000:role/worker",
  accessKeyId: "ASIAEXAMPLE",
  secretAccessKey: "secret",
  sessionToken: "session",
  expiration: new Date("2030-01-01T00:00:00.250Z"),
};

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, string>>;
}

function ask(uri: string, headers: Record<string, string>, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(uri, { headers, method, agent: false }, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.once("end", () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }));
    });
    outgoing.once("error", reject);
    outgoing.end();
  });
}

describe("credentials endpoint", () => {
  let endpoint: CredentialsEndpoint;
  let lines: string[];
  beforeEach(async () => {
    lines = [];
    endpoint = await CredentialsEndpoint.start((line) => lines.push(line));
  });
  afterEach(async () => {
    await endpoint.stop();
  });

  it("gives a task the credentials of its role for its token", async () => {
    const { uri, token } = endpoint.grant("task-1", async () => credentials);
    expect(new URL(uri).hostname).toBe("127.0.0.1");
    expect(await ask(uri, { authorization: token })).toEqual({
      status: 200,
      body: {
        RoleArn: credentials.roleArn,
        AccessKeyId: "ASIAEXAMPLE",
        SecretAccessKey: "secret",
        Token: "session",
        Expiration: "2030-01-01T00:00:00Z",
      },
    });
  });

  it("refuses another task's token, a prefix of the token, and no token", async () => {
    const own = endpoint.grant("task-1", async () => credentials);
    const other = endpoint.grant("task-2", async () => credentials);
    const refused: Record<string, string>[] = [
      { authorization: other.token },
      { authorization: own.token.slice(0, -1) },
      {},
    ];
    for (const headers of refused)
      expect(await ask(own.uri, headers)).toEqual({
        status: 403,
        body: expect.objectContaining({ code: "AccessDenied" }),
      });
  });

  it("refuses a page that resolves its own name to this machine", async () => {
    const { uri, token } = endpoint.grant("task-1", async () => credentials);
    expect((await ask(uri, { authorization: token, host: "attacker.example" })).status).toBe(403);
  });

  it("knows no other path, no other method, and no task that has ended", async () => {
    const grant = endpoint.grant("task-1", async () => credentials);
    const headers = { authorization: grant.token };
    expect((await ask(`${grant.uri}x`, headers)).status).toBe(404);
    expect((await ask(grant.uri, headers, "POST")).status).toBe(404);
    grant.revoke();
    expect((await ask(grant.uri, headers)).status).toBe(404);
  });

  it("says that the role could not be assumed, without the token in the log", async () => {
    const { uri, token } = endpoint.grant("task-1", () => Promise.reject(new Error("the role is gone")));
    expect((await ask(uri, { authorization: token })).status).toBe(500);
    expect(lines).toEqual([expect.stringContaining("the role is gone")]);
    expect(lines.join()).not.toContain(token);
  });
});
