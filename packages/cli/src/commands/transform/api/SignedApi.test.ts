import { createHash, createHmac } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { ProblemError } from "./ProblemError.js";
import { SignedApi } from "./SignedApi.js";

const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI", sessionToken: "session" };
const url = "https://abcdefghij.execute-api.eu-west-1.amazonaws.com/prod";

interface Sent {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An API that gives these answers and keeps what it was sent. */
function apiOf(...answers: readonly (readonly [number, string])[]) {
  const sent: Sent[] = [];
  const left = [...answers];
  const send = (async (to: URL, init: RequestInit) => {
    const { method = "", headers, body = "" } = init;
    sent.push({ url: to, method, headers: headers as Record<string, string>, body: String(body) });
    const [status, text] = left.shift() ?? [500, ""];
    return new Response(text, { status });
  }) as typeof fetch;
  return { sent, api: new SignedApi({ url, region: "eu-west-1", credentials: async () => credentials, send }) };
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();

/** The signature as the general reference of AWS describes Signature Version 4, from what was really sent. */
function signatureOf({ url: to, method, headers, body }: Sent): string {
  const all: Record<string, string> = { ...headers, host: to.host };
  const [, names = ""] = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? "") ?? [];
  const date = headers["x-amz-date"] ?? "";
  const canonical = [
    method,
    // A service other than S3 encodes what is encoded once more.
    to.pathname.split("/").map(encodeURIComponent).join("/"),
    to.search.slice(1),
    ...names.split(";").map((name) => `${name}:${all[name]}`),
    "",
    names,
    sha256(body),
  ].join("\n");
  const scope = `${date.slice(0, 8)}/eu-west-1/execute-api/aws4_request`;
  const key = ["eu-west-1", "execute-api", "aws4_request"].reduce(
    hmac as (key: Buffer, text: string) => Buffer,
    hmac(`AWS4${credentials.secretAccessKey}`, date.slice(0, 8)),
  );
  return hmac(key, ["AWS4-HMAC-SHA256", date, scope, sha256(canonical)].join("\n")).toString("hex");
}

describe("the API, signed", () => {
  it.each([
    ["a body", { method: "POST", path: "/jobs", body: { command: ["atx", "é"] }, idempotencyKey: "k-1" } as const],
    ["a query", { method: "DELETE", path: "/jobs/7", query: { reason: "no more, please" } } as const],
    ["an id with a colon", { method: "GET", path: `/jobs/${encodeURIComponent("a:1")}` } as const],
  ])("signs what it sends: %s", async (_what, request) => {
    const { api, sent } = apiOf([200, "{}"]);
    await api.call(request);
    const [call] = sent;
    if (call === undefined) throw new Error("nothing was sent");
    expect(call.headers.authorization).toContain(`Signature=${signatureOf(call)}`);
    expect(call.headers["x-amz-security-token"]).toBe("session");
    expect(call.url.pathname).toBe(`/prod${request.path}`);
  });

  it("repeats what may be repeated when the API is busy, and nothing else", async () => {
    const { api, sent } = apiOf([429, "{}"], [200, '{"jobId":"7"}']);
    expect(await api.call({ method: "GET", path: "/jobs/7" })).toEqual({ jobId: "7" });
    expect(sent).toHaveLength(2);
    const keyed = apiOf([409, "{}"], [201, '{"jobId":"7"}']);
    const submission = { method: "POST", path: "/jobs", body: {}, idempotencyKey: "k-1" } as const;
    expect(await keyed.api.call(submission)).toEqual({ jobId: "7" });
    expect(keyed.sent.map(({ headers }) => headers["idempotency-key"])).toEqual(["k-1", "k-1"]);
    const once = apiOf([500, "{}"], [200, "{}"]);
    await expect(once.api.call({ method: "DELETE", path: "/jobs/7" })).rejects.toThrow(ProblemError);
    expect(once.sent).toHaveLength(1);
  });

  it.each([
    [400, '{"detail":"The job may not be run.","errors":[{"pointer":"/command","detail":"no"}]}', "/command: no", 64],
    [403, '{"message":"Forbidden"}', "Forbidden", 2],
    [404, '{"detail":"There is no such job."}', "no such job", 1],
    [500, "<html>", "<html>", 2],
  ])("says what the API refused with %d, and what to do", async (status, text, message, exitCode) => {
    const { api } = apiOf([status, text]);
    const refused = api.call({ method: "DELETE", path: "/jobs/7" });
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining(message), exitCode, status });
  });

  it("sends nothing in clear (ENC-16)", () => {
    const plain = { url: "http://example.com/prod", region: "eu-west-1", credentials: async () => credentials };
    expect(() => new SignedApi(plain)).toThrow("no https URL");
  });
});
