import { readFile, stat } from "node:fs/promises";
import { connect as connectHttp2 } from "node:http2";
import { request } from "node:https";
import { connect } from "node:net";
import { networkInterfaces } from "node:os";
import { CreateBucketCommand, GetObjectCommand, HeadBucketCommand, ListBucketsCommand } from "@aws-sdk/client-s3";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { sandboxHomePaths } from "../lifecycle/SandboxHome.js";
import { clientsOf, deployCredentials } from "../testing/clientsOf.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";

const region = "eu-west-1";

describe("the emulator", () => {
  let sandbox: TestSandbox;
  let port: number;
  let ca: string;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    port = Number(new URL(sandbox.endpoint).port);
    ca = await readFile(sandbox.caFile, "utf8");
    const { s3 } = await clientsOf(sandbox);
    await s3(region).send(new CreateBucketCommand({ Bucket: "kept" }));
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  const bucketIsKept = async (): Promise<boolean> => {
    const { s3 } = await clientsOf(sandbox);
    return (await s3(region).send(new HeadBucketCommand({ Bucket: "kept" }))).$metadata.httpStatusCode === 200;
  };

  const send = (method: string, path: string, headers: Record<string, string> = {}) =>
    new Promise<number>((resolve, reject) => {
      // A page that reaches the port by a rebound name would not check the certificate for us.
      const target = { host: "127.0.0.1", port, ca, checkServerIdentity: () => undefined };
      const outgoing = request({ ...target, method, path, headers, agent: false }, (response) => {
        response.resume().once("end", () => resolve(response.statusCode ?? 0));
      });
      outgoing.once("error", reject).end();
    });

  test("listens on 127.0.0.1 and on no other address of the machine", async () => {
    expect(await accepts("127.0.0.1", port)).toBe(true);
    const others = Object.values(networkInterfaces()).flatMap((addresses = []) =>
      addresses.filter(({ address, scopeid }) => address !== "127.0.0.1" && !scopeid).map(({ address }) => address),
    );
    for (const address of [...others, "127.0.0.2"]) {
      expect([address, await accepts(address, port)]).toEqual([address, false]);
    }
  });

  test.each([
    ["evil.example", 421],
    ["evil.example:{port}", 421],
    ["127.0.0.1", 421],
    ["127.0.0.1:{port}.evil.example", 421],
    ["127.0.0.1:{port}", 200],
    ["localhost:{port}", 200],
    ["LOCALHOST:{port}", 200],
  ])("answers a request for host %s with %d", async (host, status) => {
    expect(await send("GET", "/_sallyport/health", { Host: host.replace("{port}", String(port)) })).toBe(status);
  });

  test("refuses a foreign authority over HTTP/2, and one beside a good Host header", async () => {
    const own = `127.0.0.1:${port}`;
    expect(await statusOverHttp2(port, ca, { ":authority": own })).toBe(200);
    expect(await statusOverHttp2(port, ca, { ":authority": "evil.example" })).toBe(421);
    await expect(statusOverHttp2(port, ca, { ":authority": "evil.example", host: own })).rejects.toThrow("closed");
    await expect(statusOverHttp2(port, ca, { ":authority": own, host: "evil.example" })).rejects.toThrow("closed");
  });

  test.each([
    ["POST", "/_ministack/reset"],
    ["POST", "/_ministack/config"],
    ["GET", "/_ministack/health"],
    ["GET", "/_localstack/health"],
    ["GET", "/_aws/ses"],
    ["GET", "/health"],
    ["GET", "/latest/meta-data/iam/security-credentials/"],
    ["PUT", "/latest/api/token"],
    ["GET", "/v3/metadata"],
    ["GET", "/v4/metadata/task"],
    ["POST", "/oauth2/token"],
    ["POST", "/%5Fministack/reset"],
    // Holds the master passwords of all databases.
    ["GET", "/_sallyport/databases"],
    ["POST", "/_sallyport/databases"],
  ])("gives nothing at %s %s without the administration token", async (method, path) => {
    expect(await send(method, path)).toBe(403);
    expect(await send(method, path, { "x-sallyport-admin-token": "guessed" })).toBe(403);
    expect(await bucketIsKept()).toBe(true);
  });

  test.each(["//_ministack/reset", "/./_ministack/reset", "/x/../_ministack/reset", "/_MINISTACK/reset"])(
    "does not reset by the path %s either",
    async (path) => {
      expect(await send("POST", path)).toBeGreaterThanOrEqual(400);
      expect(await bucketIsKept()).toBe(true);
    },
  );

  test.each([
    ["the emulator's own key", { accessKeyId: "test", secretAccessKey: "test" }],
    ["an account number as key", { accessKeyId: "123456789012", secretAccessKey: "test" }],
    ["its own account number as key", { accessKeyId: "000000000000", secretAccessKey: "test" }],
    ["an unknown key", { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "test" }],
  ])("refuses %s", async (_, credentials) => {
    const { s3, sts } = await clientsOf(sandbox, credentials);
    await expect(sts(region).send(new GetCallerIdentityCommand({}))).rejects.toThrow(/security token|key/i);
    await expect(s3(region).send(new ListBucketsCommand({}))).rejects.toThrow("does not exist in our records");
    await expect(s3(region).send(new GetObjectCommand({ Bucket: "kept", Key: "a" }))).rejects.toThrow();
  });

  test("refuses its deploy key with another secret, and requests without a signature", async () => {
    const { accessKeyId } = deployCredentials(sandbox);
    const { s3 } = await clientsOf(sandbox, { accessKeyId, secretAccessKey: "guessed" });
    await expect(s3(region).send(new ListBucketsCommand({}))).rejects.toThrow("signature");
    expect(await send("GET", "/kept")).toBe(403);
    expect(await send("PUT", "/kept/a")).toBe(403);
    expect(await send("DELETE", "/kept")).toBe(403);
    expect(await send("POST", "/?Action=ListUsers&Version=2010-05-08")).toBeGreaterThanOrEqual(400);
    expect(await bucketIsKept()).toBe(true);
  });

  test("draws a deploy key of its own for each sandbox, in a file that only its owner can read", async () => {
    const { accessKeyId, secretAccessKey } = deployCredentials(sandbox);
    expect(accessKeyId).not.toMatch(/^(test|\d{12})$/);
    expect(secretAccessKey.length).toBeGreaterThanOrEqual(32);
    const paths = sandboxHomePaths(sandbox.home);
    expect((await stat(paths.deployKey)).mode & 0o777).toBe(0o600);
  });
});

const accepts = (host: string, port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const end = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.once("connect", end(true)).once("error", end(false)).once("timeout", end(false));
  });

const statusOverHttp2 = (port: number, ca: string, headers: Record<string, string>): Promise<number> =>
  new Promise((resolve, reject) => {
    const session = connectHttp2(`https://127.0.0.1:${port}`, { ca });
    session.once("error", reject);
    const stream = session.request({ ":path": "/_sallyport/health", ...headers });
    stream.once("response", (response) => {
      session.destroy();
      resolve(Number(response[":status"]));
    });
    stream.once("error", reject);
    stream.end();
  });
