import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { S3RangeSource } from "./S3RangeSource.js";
import { makeArchive } from "./testing/makeArchive.js";
import { readAll } from "./testing/readAll.js";

/** One object behind S3's GET and HEAD, whose connections break as often as told. */
describe("an archive in S3", () => {
  const body = randomBytes(300_000);
  let object: { readonly body: Buffer; readonly etag: string } = { body: Buffer.alloc(0), etag: '"one"' };
  let breaks = 0;
  /** Whether the server knows ranges. */
  let ranges = true;
  let requests: string[] = [];
  let server: Server;
  let client: S3Client;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { method, headers } = request;
      requests.push(`${method} ${headers.range ?? ""}`.trim());
      if (headers["if-match"] && headers["if-match"] !== object.etag) {
        response.writeHead(412).end("<Error><Code>PreconditionFailed</Code><Message>replaced</Message></Error>");
        return;
      }
      const range = ranges ? /bytes=(\d+)-(\d+)/.exec(headers.range ?? "") : null;
      const [first = 0, last = object.body.length - 1] = range?.slice(1).map(Number) ?? [];
      const bytes = object.body.subarray(first, last + 1);
      response.writeHead(range ? 206 : 200, {
        "content-length": bytes.length,
        etag: object.etag,
        ...(range && { "content-range": `bytes ${first}-${last}/${object.body.length}` }),
      });
      if (method === "HEAD") response.end();
      else if (breaks-- > 0) response.write(bytes.subarray(0, 100), () => response.destroy());
      else response.end(bytes);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    client = new S3Client({
      region: "eu-west-1",
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      forcePathStyle: true,
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
    });
  });

  beforeEach(async () => {
    const { bytes } = await makeArchive([{ key: "a", body }]);
    object = { body: bytes, etag: '"one"' };
    breaks = 0;
    ranges = true;
    requests = [];
  });

  afterAll(async () => {
    client.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it("is read by ranges, and looked up first only where its size and ETag are not known", async () => {
    const source = await S3RangeSource.open({ client, bucket: "archives", key: "a b.tar.zst" });
    expect(source.name).toBe("s3://archives/a b.tar.zst");
    expect((await readAll(source)).get("a")?.equals(body)).toBe(true);
    expect(requests[0]).toBe("HEAD");
    requests = [];
    const known = { client, bucket: "archives", key: "a", etag: object.etag, size: object.body.length };
    await readAll(await S3RangeSource.open(known));
    expect(requests.every((request) => request.startsWith("GET bytes="))).toBe(true);
  });

  it("goes on from where a connection broke", async () => {
    const source = await S3RangeSource.open({ client, bucket: "archives", key: "a" });
    breaks = 2;
    expect((await source.read(10, 2000)).equals(object.body.subarray(10, 2010))).toBe(true);
    expect(requests.slice(1)).toEqual(["GET bytes=10-2009", "GET bytes=110-2009", "GET bytes=210-2009"]);
  });

  it("is found in the answer of a server that gives the whole where a range was asked for", async () => {
    const source = await S3RangeSource.open({ client, bucket: "archives", key: "a" });
    ranges = false;
    expect((await source.read(1_000, 2_000)).equals(object.body.subarray(1_000, 3_000))).toBe(true);
    expect((await readAll(source)).get("a")?.equals(body)).toBe(true);
  });

  it("gives up when the connection breaks again and again", async () => {
    const source = await S3RangeSource.open({ client, bucket: "archives", key: "a" });
    breaks = 1000;
    await expect(source.read(0, 2000)).rejects.toThrow();
    expect(requests.length).toBeLessThan(10);
  });

  it("is not read any further once it was replaced", async () => {
    const source = await S3RangeSource.open({ client, bucket: "archives", key: "a" });
    object = { body: object.body, etag: '"two"' };
    await expect(source.read(0, 10)).rejects.toMatchObject({ name: "PreconditionFailed" });
  });
});
