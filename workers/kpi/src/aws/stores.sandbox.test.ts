import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import {
  FaultProxy,
  makeBucket,
  type SandboxClients,
  sandboxClients,
  testClientSettings,
} from "@sallyport/worker-kit/testing";
import { S3ArtifactStore } from "./S3ArtifactStore.js";
import { S3InputStore } from "./S3InputStore.js";

const { signal } = new AbortController();
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

describe("the stores in S3", () => {
  let sandbox: TestSandbox;
  let proxy: FaultProxy;
  let clients: SandboxClients;
  let s3: S3Client;
  let folder = "";

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    proxy = await FaultProxy.start(sandbox);
    clients = sandboxClients(sandbox, "eu-west-1");
    s3 = new S3Client({ ...testClientSettings(sandbox, proxy), forcePathStyle: true, logger: silent });
    await makeBucket(clients, "shop-data");
    await makeBucket(clients, "artifacts");
  }, 60_000);
  beforeEach(async () => {
    proxy.fault = () => undefined;
    folder = await mkdtemp(join(tmpdir(), "sallyport-stores-"));
  });
  afterAll(async () => {
    clients.close();
    await proxy.stop();
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const put = async (Key: string, Body: string, Bucket = "shop-data") =>
    await clients.s3.send(new PutObjectCommand({ Bucket, Key, Body }));

  describe("of the input", () => {
    const makeStore = (scratchBytes = 1_000) =>
      new S3InputStore(s3, { bucket: "shop-data", prefix: "Data/", scratchBytes });
    const find = async (store: S3InputStore, key: string) => {
      const file = (await store.list("Data/", signal)).find((each) => each.key === key);
      if (!file) throw new Error(`There is no ${key}.`);
      return file;
    };

    test("lists the files of its folder over several pages, without folder markers", async () => {
      const keys = Array.from({ length: 1_005 }, (_, index) => `Data/many/part ${index}.csv`);
      for (const key of [...keys, "Data/many/", "Database/other.csv"]) await put(key, "x");
      const files = await makeStore().list("Data/many/", signal);
      expect(files.map(({ key }) => key).sort()).toEqual([...keys].sort());
      expect(files[0]).toMatchObject({ bytes: 1, etag: expect.stringMatching(/^".+"$/), modified: expect.any(Date) });
    }, 60_000);

    test("copies exactly the content that was listed, under a name that any disk takes", async () => {
      await put("Data/a b/../c?.csv.gz", "content");
      const store = makeStore();
      const copy = await store.fetch(await find(store, "Data/a b/../c?.csv.gz"), folder, signal);
      expect(copy.path).toMatch(/\/[0-9a-f]{32}\.csv\.gz$/);
      expect(await readFile(copy.path, "utf8")).toBe("content");
      await copy.release();
      expect(await readdir(folder)).toEqual([]);
    });

    test("refuses a file that was replaced since, and leaves nothing of it", async () => {
      await put("Data/replaced.csv", "old");
      const store = makeStore();
      const file = await find(store, "Data/replaced.csv");
      await put("Data/replaced.csv", "new");
      await expect(store.fetch(file, folder, signal)).rejects.toMatchObject({ reason: "input-changed" });
      expect(await readdir(folder)).toEqual([]);
    });

    test("goes on where a connection breaks off", async () => {
      const content = "0123456789".repeat(90);
      await put("Data/broken.csv", content);
      const store = makeStore();
      const file = await find(store, "Data/broken.csv");
      let cuts = 2;
      proxy.fault = ({ method }) => (method === "GET" && cuts-- > 0 ? { cutAfter: 100 } : undefined);
      expect(await readFile((await store.fetch(file, folder, signal)).path, "utf8")).toBe(content);
    });

    test("keeps no more on the disk than it may, and has the room again after a release", async () => {
      await put("Data/large-1.csv", "x".repeat(600));
      await put("Data/large-2.csv", "y".repeat(600));
      const store = makeStore();
      const first = await store.fetch(await find(store, "Data/large-1.csv"), folder, signal);
      const second = await find(store, "Data/large-2.csv");
      await expect(store.fetch(second, folder, signal)).rejects.toMatchObject({ reason: "scratch-full" });
      await first.release();
      await first.release();
      await store.fetch(second, folder, signal);
      await expect(store.fetch(second, folder, signal)).rejects.toMatchObject({ reason: "scratch-full" });
    });

    test("asks for nothing outside its folder", async () => {
      proxy.calls.length = 0;
      await expect(makeStore().list("", signal)).rejects.toMatchObject({ reason: "outside-input" });
      const file = { key: "private/x.csv", etag: '"e"', bytes: 1, modified: new Date() };
      await expect(makeStore().fetch(file, folder, signal)).rejects.toMatchObject({ reason: "outside-input" });
      expect(proxy.calls).toEqual([]);
    });
  });

  describe("of artifacts", () => {
    const makeStore = () => new S3ArtifactStore(s3, "artifacts");
    const local = async (content: string) => {
      const path = join(folder, "local");
      await writeFile(path, content);
      return path;
    };

    test("gives back what was stored, the newest content, with a checksum at S3", async () => {
      await makeStore().store("state/index.json", await local("old"), signal);
      await makeStore().store("state/index.json", await local("new"), signal);
      const target = join(folder, "copy");
      expect(await makeStore().fetch("state/index.json", target, signal)).toBe(true);
      expect(await readFile(target, "utf8")).toBe("new");
      const found = await clients.s3.send(
        new GetObjectCommand({ Bucket: "artifacts", Key: "state/index.json", ChecksumMode: "ENABLED" }),
      );
      expect(found.ChecksumSHA256).toBeDefined();
    });

    test("stores in spite of errors of the service", async () => {
      let faults = 2;
      proxy.fault = ({ method }) => (method === "PUT" && faults-- > 0 ? { status: 503, code: "SlowDown" } : undefined);
      await makeStore().store("quarantine/run 1.csv", await local("rejects"), signal);
      expect(await makeStore().fetch("quarantine/run 1.csv", join(folder, "copy"), signal)).toBe(true);
    });

    test("tells that there is none, also where S3 answers 403 for want of a listing permission", async () => {
      const path = join(folder, "none");
      expect(await makeStore().fetch("state/missing", path, signal)).toBe(false);
      proxy.fault = ({ method }) => (method === "GET" ? { status: 403, code: "AccessDenied" } : undefined);
      expect(await makeStore().fetch("state/hidden", path, signal)).toBe(false);
      proxy.fault = () => undefined;
      expect(await makeStore().fetch("state/hidden", path, signal)).toBe(false);
      expect(await readdir(folder)).toEqual([]);
    });

    test("does not take a denied read for a missing artifact, nor touch the artifact", async () => {
      await makeStore().store("state/there", await local("content"), signal);
      proxy.fault = ({ method }) => (method === "GET" ? { status: 403, code: "AccessDenied" } : undefined);
      const path = join(folder, "copy");
      await expect(makeStore().fetch("state/there", path, signal)).rejects.toMatchObject({ name: "AccessDenied" });
      proxy.fault = () => undefined;
      expect(await makeStore().fetch("state/there", path, signal)).toBe(true);
      expect(await readFile(path, "utf8")).toBe("content");
    });

    test("touches nothing outside its two folders", async () => {
      const path = await local("content");
      for (const key of ["Data/orders/x.csv", "state/../Data/x", "state", "quarantined/x"])
        await expect(makeStore().store(key, path, signal)).rejects.toMatchObject({ reason: "outside-artifacts" });
    });
  });
});
