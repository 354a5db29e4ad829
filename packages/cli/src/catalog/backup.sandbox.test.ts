import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  ListObjectsV2Command,
  PutBucketVersioningCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { safePath } from "@sallyport/worker-compressor/archive";
import { FaultProxy, type SandboxClients, sandboxClients, taskCredentials } from "@sallyport/worker-kit/testing";
import type { RowDocument } from "../commands/catalog/rowDocument.js";
import type { FromCatalogDocument } from "../commands/restore/fromCatalog/restoreFromCatalog.js";
import { runBin } from "../testing/runBin.js";
import { temporaryFolders } from "../testing/temporaryFolders.js";
import { Backup, etagOf, type KeptArchive, type TestVersion } from "./testing/Backup.js";
import { noise, shopAt, shopHistory } from "./testing/shopHistory.js";

const folder = temporaryFolders();
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

describe("a backup of the compressor", () => {
  let sandbox: TestSandbox;
  let proxy: FaultProxy;
  let clients: SandboxClients;
  let backup: Backup;
  const kept: KeptArchive[] = [];
  let many: KeptArchive;
  const manyContent = (index: number) => noise(`many ${index}`, 256 * 1024);

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    proxy = await FaultProxy.start(sandbox);
    clients = sandboxClients(sandbox, "eu-west-1");
    for (const Bucket of ["backup", "restored", "empty"]) {
      const LocationConstraint = "eu-west-1";
      await clients.s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint } }));
      await clients.s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: "Enabled" } }));
    }
    backup = new Backup(clients.s3, "backup");
    for (const { versions, deleted } of shopHistory) kept.push(await backup.keep("shop", versions, deleted));
    many = await backup.keep(
      "many",
      Array.from({ length: 80 }, (_, index) => ({
        key: `many/${String(index).padStart(3, "0")}`,
        content: manyContent(index),
        lastModified: new Date("2026-03-01T00:00:00Z"),
        sequencer: "00A1",
      })),
      [],
      1024 * 1024,
    );
  }, 120_000);

  afterAll(async () => {
    await proxy?.stop();
    clients?.close();
    await sandbox?.stop();
  });

  const shop = ["--catalog", "s3://backup", "--rule", "shop"];
  const run = async (args: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
    await runBin(args, { ...sandbox.environment, ...environment });
  const restore = async (args: readonly string[], environment: Readonly<Record<string, string>> = {}) => {
    const { code, stdout, stderr } = await run(["restore", ...args, "--json"], environment);
    return { code, stderr, ...(stdout !== "" && { result: JSON.parse(stdout) as FromCatalogDocument }) };
  };
  const search = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(["catalog", "search", ...args, "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return JSON.parse(stdout) as RowDocument[];
  };
  const archiveCalls = () => proxy.calls.filter(({ method, path }) => method === "GET" && /\/archives\//.test(path));

  function expectFiles(to: string, objects: ReadonlyMap<string, TestVersion>): void {
    const files = readdirSync(to, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files).toHaveLength(objects.size);
    for (const { key, content, lastModified } of objects.values()) {
      const path = join(to, safePath(key));
      expect([key, sha256(readFileSync(path))]).toEqual([key, sha256(content)]);
      expect([key, statSync(path).mtime]).toEqual([key, lastModified]);
    }
  }

  async function expectObjects(prefix: string, objects: ReadonlyMap<string, TestVersion>): Promise<void> {
    const { Contents = [] } = await clients.s3.send(new ListObjectsV2Command({ Bucket: "restored", Prefix: prefix }));
    expect(Contents.map(({ Key }) => Key).sort()).toEqual([...objects.keys()].map((key) => prefix + key).sort());
    for (const one of objects.values()) {
      const address = { Bucket: "restored", Key: prefix + one.key };
      const { Body, ...head } = await clients.s3.send(new GetObjectCommand(address));
      const content = Buffer.from((await Body?.transformToByteArray()) ?? []);
      expect([one.key, sha256(content)]).toEqual([one.key, sha256(one.content)]);
      expect(head).toMatchObject({
        Metadata: one.metadata ?? {},
        ...(one.contentType !== undefined && { ContentType: one.contentType }),
        ...(one.contentEncoding !== undefined && { ContentEncoding: one.contentEncoding }),
        ...(one.contentDisposition !== undefined && { ContentDisposition: one.contentDisposition }),
        ...(one.contentLanguage !== undefined && { ContentLanguage: one.contentLanguage }),
        ...(one.cacheControl !== undefined && { CacheControl: one.cacheControl }),
        ...(one.storageClass !== undefined && { StorageClass: one.storageClass }),
      });
      const { TagSet = [] } = await clients.s3.send(new GetObjectTaggingCommand(address));
      expect(Object.fromEntries(TagSet.map(({ Key, Value }) => [Key, Value]))).toEqual({
        ...one.tags,
        OriginalCreationTime: one.lastModified.toISOString(),
        OriginalETag: etagOf(one.content),
      });
    }
  }

  const times = [
    "2026-02-01T10:00:01Z",
    "2026-02-02T10:00:00Z",
    "2026-02-02T12:00:00.500Z",
    "2026-02-03",
    "2026-02-04T08:00:00Z",
    "2026-02-05T00:00:00Z",
  ];
  const momentOf = (time: string) => new Date(time.length === 10 ? `${time}T23:59:59.999Z` : time);

  it.each(times)("gives back all that there was at %s, into a folder", async (time) => {
    const to = join(folder(), "made by restore");
    const expected = shopAt(momentOf(time));
    const { code, stderr, result } = await restore([...shop, "--as-of", time, "--to", to]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expectFiles(to, expected);
    expect(result).toMatchObject({
      asOf: momentOf(time).toISOString(),
      objects: expected.size,
      verified: expected.size,
      bytes: [...expected.values()].reduce((sum, { content }) => sum + content.length, 0),
      failed: [],
    });
  });

  it.each(times.slice(2, 5))(
    "gives back all that there was at %s, into a bucket, with metadata and tags",
    async (time) => {
      const expected = shopAt(momentOf(time));
      const to = `s3://restored/at ${time}/`;
      const { code, stderr, result } = await restore([...shop, "--as-of", time, "--to", to]);
      expect({ code, stderr, verified: result?.verified }).toEqual({ code: 0, stderr: "", verified: expected.size });
      await expectObjects(`at ${time}/`, expected);
    },
  );

  it("gives one object by its part of the archive, and by the days that can hold it", async () => {
    const to = folder();
    proxy.calls.length = 0;
    const { result } = await restore(
      ["--catalog", "s3://backup", "--rule", "many", "--object", "many/007", "--to", to],
      proxy.redirection,
    );
    expect(sha256(readFileSync(join(to, "many/007")))).toBe(sha256(manyContent(7)));
    expect(result).toMatchObject({ objects: 1, verified: 1, archives: 1, failed: [] });
    const read = archiveCalls().map(({ range = "" }) => {
      const [, from = "0", last = "0"] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
      return Number(last) - Number(from) + 1;
    });
    // The end of the archive, with its manifest, and the object's frames.
    expect(read).toHaveLength(2);
    expect(read.reduce((sum, bytes) => sum + bytes, 0)).toBe(result?.bytesRead);
    expect(result?.bytesRead).toBeLessThan(many.bytes.length / 8);

    proxy.calls.length = 0;
    await restore([...shop, "--object", "in/b.csv", "--to", folder()], proxy.redirection);
    const days = proxy.calls.flatMap(
      ({ path }) => /day%3D(\d{4}-\d\d-\d\d)(?:\/|%2F)[0-9a-f]/.exec(path)?.slice(1) ?? [],
    );
    expect(days).toEqual(["2026-02-04"]);
  });

  it("takes S3's word for the newest version of an object, where clocks disagree around midnight", async () => {
    const version = (sequencer: string, time: string) => ({
      ...{ key: "late", content: Buffer.from(sequencer), lastModified: new Date(time), sequencer },
      versionId: sequencer,
    });
    await backup.keep("midnight", [version("0001", "2026-05-02T00:00:00Z")]);
    await backup.keep("midnight", [version("0002", "2026-05-01T23:59:59Z")]);
    await backup.keep("midnight", [version("0000", "2026-04-29T00:00:00Z")]);
    const to = folder();
    const args = ["--catalog", "s3://backup", "--rule", "midnight", "--object", "late", "--to", to];
    const { result } = await restore(args);
    expect(readFileSync(join(to, "late"), "utf8")).toBe("0002");
    expect(result?.catalog).toMatchObject({ days: 3, daysRead: 2 });
  });

  it("gives what lies below prefixes, reading neighbours at once", async () => {
    const to = folder();
    const args = [
      "--catalog",
      "s3://backup",
      "--rule",
      "many",
      "--prefix",
      "many/01",
      "--prefix",
      "many/03",
      "--to",
      to,
    ];
    const { code, result } = await restore(args);
    expect(code).toBe(0);
    expect(result).toMatchObject({ objects: 20, verified: 20 });
    expect(result?.reads).toBe(3);
    expect(result?.bytesRead).toBeLessThan(many.bytes.length / 2.5);
    expect(sha256(readFileSync(join(to, "many/039")))).toBe(sha256(manyContent(39)));
    expect(readdirSync(join(to, "many"))).toHaveLength(20);
  });

  it("says what it would restore, and writes nothing, when asked to", async () => {
    const to = join(folder(), "not made");
    const { code, result } = await restore([...shop, "--as-of", "2026-02-03", "--dry-run", "--to", to]);
    const objects = shopAt(momentOf("2026-02-03")).size;
    expect({ code, result }).toMatchObject({ code: 0, result: { dryRun: true, objects, verified: 0, reads: 0 } });
    expect(existsSync(to)).toBe(false);
    const shown = await run(["restore", ...shop, "--as-of", "2026-02-03", "--dry-run", "--to", to]);
    expect(shown.stdout).toContain(`${objects} objects of 2 archives would be restored`);
  });

  it("can be asked again after an interruption, and overwrites only what it is told to", async () => {
    for (const to of [join(folder(), "files"), "s3://restored/again/"]) {
      const args = [...shop, "--as-of", "2026-02-03", "--to", to];
      const expected = shopAt(momentOf("2026-02-03"));
      await restore(args);
      const isBucket = to.startsWith("s3://");
      const remove = async (key: string) => {
        if (!isBucket) rmSync(join(to, key));
        else await clients.s3.send(new DeleteObjectCommand({ Bucket: "restored", Key: `again/${key}` }));
      };
      const change = async (key: string) => {
        if (!isBucket) writeFileSync(join(to, key), "mine");
        else await new Backup(clients.s3, "restored").put(`again/${key}`, Buffer.from("mine"));
      };
      await remove("in/a.csv");
      const again = await restore(args);
      expect(again.result).toMatchObject({ objects: 6, verified: 6, unchanged: 5, archives: 1, failed: [] });

      await remove("in/a.csv");
      await change("in/c.csv");
      const refused = await restore(args);
      expect({ code: refused.code, result: refused.result }).toEqual({ code: 1, result: undefined });
      expect(refused.stderr).toContain("in/c.csv exists already with other content; nothing was written");
      expect(refused.stderr).toContain("--overwrite");

      const overwritten = await restore([...args, "--overwrite"]);
      expect(overwritten.result).toMatchObject({ verified: 6, unchanged: 0, failed: [] });
      if (isBucket) await expectObjects("again/", expected);
      else expectFiles(to, expected);
    }
  });

  it("overwrites nothing where it may write but not look: S3 itself refuses", async () => {
    const credentials = await taskCredentials(clients, "may-not-look", [
      [["s3:ListBucket"], ["arn:aws:s3:::backup"]],
      [["s3:GetObject"], ["arn:aws:s3:::backup/*"]],
      [["s3:PutObject", "s3:PutObjectTagging", "s3:AbortMultipartUpload"], ["arn:aws:s3:::restored/*"]],
    ]);
    const taken = ["in/b.csv", "img/large.bin"];
    for (const key of taken) await new Backup(clients.s3, "restored").put(`blind/${key}`, Buffer.from("mine"));
    const args = [...shop, "--as-of", "2026-02-01", "--to", "s3://restored/blind/"];
    const { code, result } = await restore(args, credentials);
    expect({ code, verified: result?.verified }).toEqual({ code: 1, verified: 4 });
    expect(result?.failed.map(({ key }) => key).sort()).toEqual([...taken].sort());
    for (const { fix } of result?.failed ?? []) expect(fix).toContain("--overwrite");
    for (const key of taken) {
      const { Body } = await clients.s3.send(new GetObjectCommand({ Bucket: "restored", Key: `blind/${key}` }));
      expect(await Body?.transformToString()).toBe("mine");
    }
  });

  it("is restored by a run after one that was killed, with nothing half written in between", async () => {
    const to = folder();
    const args = ["--catalog", "s3://backup", "--rule", "many", "--to", to];
    const { spawn } = await import("node:child_process");
    const bin = join(import.meta.dirname, "..", "..", "bin", "sallyport.mjs");
    const child = spawn(process.execPath, [bin, "restore", ...args], {
      env: { ...process.env, ...sandbox.environment },
    });
    const ended = new Promise((resolve) => child.once("close", resolve));
    while (child.exitCode === null && !existsSync(join(to, "many", "003")))
      await new Promise((resolve) => setTimeout(resolve, 5));
    child.kill("SIGKILL");
    await ended;
    for (const name of readdirSync(join(to, "many")).filter((one) => !one.endsWith(".partial")))
      expect(sha256(readFileSync(join(to, "many", name)))).toBe(sha256(manyContent(Number(name))));
    const { code, result } = await restore(args);
    expect({ code, result }).toMatchObject({ code: 0, result: { objects: 80, verified: 80, failed: [] } });
  });

  describe("with damage", () => {
    /** A rule of a test's own, with an archive of one frame an object. */
    const rules = async (rule: string) => {
      const versions = ["a", "b", "c"].map((key) => ({
        key,
        content: noise(`${rule} ${key}`, 300_000),
        lastModified: new Date("2026-04-01T00:00:00Z"),
        sequencer: "00B1",
      }));
      return { versions, archive: await backup.keep(rule, versions, [], 301_000) };
    };
    const damaged = (archive: KeptArchive, key: string) => {
      const bytes = Buffer.from(archive.bytes);
      const [frame] = archive.manifest.objects.find((object) => object.key === key)?.frames ?? [];
      const offset = (frame?.offset ?? 0) + (frame?.length ?? 0) / 2;
      bytes.writeUInt8(bytes.readUInt8(Math.floor(offset)) ^ 1, Math.floor(offset));
      return bytes;
    };

    it("to one object of an archive restores the others, and names it", async () => {
      const { archive } = await rules("damaged");
      await backup.put(archive.key, damaged(archive, "b"));
      for (const to of [folder(), "s3://restored/damaged/"]) {
        const { code, result } = await restore(["--catalog", "s3://backup", "--rule", "damaged", "--to", to]);
        expect({ code, result }).toMatchObject({ code: 1, result: { objects: 3, failed: [{ key: "b" }] } });
        expect(result?.verified).toBe(2);
        expect(result?.failed).toEqual([
          {
            bucket: "source-of-damaged",
            key: "b",
            archive: `s3://backup/${archive.key}`,
            message: expect.stringContaining("changed after it was written"),
            fix: expect.stringContaining("replica"),
          },
        ]);
        if (!to.startsWith("s3://")) expect(readdirSync(to).sort()).toEqual(["a", "c"]);
      }
    });

    it("restores an object from the other archive that has it", async () => {
      const { versions, archive } = await rules("twice");
      await backup.keep("twice", versions.slice(1, 2));
      await backup.put(archive.key, damaged(archive, "b"));
      const to = folder();
      const { code, result } = await restore(["--catalog", "s3://backup", "--rule", "twice", "--to", to]);
      expect({ code, result }).toMatchObject({ code: 0, result: { objects: 3, verified: 3, failed: [] } });
      expect(sha256(readFileSync(join(to, "b")))).toBe(sha256(noise("twice b", 300_000)));
    });

    it("that took an archive away names each object, and what to do", async () => {
      const { archive } = await rules("gone");
      await clients.s3.send(new DeleteObjectCommand({ Bucket: "backup", Key: archive.key }));
      const to = folder();
      const { code, result } = await restore(["--catalog", "s3://backup", "--rule", "gone", "--to", to]);
      expect({ code, verified: result?.verified }).toEqual({ code: 1, verified: 0 });
      expect(result?.failed.map(({ key }) => key)).toEqual(["a", "b", "c"]);
      expect(result?.failed[0]).toMatchObject({
        message: expect.stringContaining("is not there any more"),
        fix: expect.stringContaining("list-object-versions"),
      });
      const shown = await run(["restore", "--catalog", "s3://backup", "--rule", "gone", "--to", to]);
      expect(shown.stdout).toContain("failed: a: the archive s3://backup/archives/gone/");
    });

    it("that put another archive in its place restores nothing of it", async () => {
      const { archive } = await rules("swapped");
      await backup.put(archive.key, many.bytes);
      const { code, result } = await restore(["--catalog", "s3://backup", "--rule", "swapped", "--to", folder()]);
      expect({ code, verified: result?.verified }).toEqual({ code: 1, verified: 0 });
      expect(result?.failed[0]?.message).toContain("does not have the object a that the catalog tells of");
    });

    it("to a file of the catalog is made good by its archive, or is one clear error", async () => {
      const { archive } = await rules("unreadable");
      const key = `catalog/rule=unreadable/day=2026-04-01/${archive.manifest.id}.parquet`;
      await backup.put(key, Buffer.from("no Parquet"));
      const args = ["--catalog", "s3://backup", "--rule", "unreadable", "--to", folder()];
      const { code, result } = await restore(args);
      expect({ code, result }).toMatchObject({ code: 0, result: { verified: 3, failed: [], catalog: { rebuilt: 1 } } });

      await clients.s3.send(new DeleteObjectCommand({ Bucket: "backup", Key: archive.key }));
      const refused = await restore(args);
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain(key);
      expect(refused.stderr).toMatch(/^error: .+\nfix: .+\n$/);
      await clients.s3.send(new DeleteObjectCommand({ Bucket: "backup", Key: key }));
    });
  });

  describe("that cannot be used", () => {
    it.each([
      ["a bucket without a catalog", ["--catalog", "s3://empty"], 64, "holds no catalog of backups"],
      ["a bucket that is not there", ["--catalog", "s3://no-such-bucket-here"], 64, "check the bucket's name"],
      ["a rule that it does not have", ["--catalog", "s3://backup", "--rule", "nobody"], 64, "name one of damaged"],
      ["two source buckets in one place", ["--catalog", "s3://backup"], 64, "name one rule with --rule"],
      ["an object that it never had", [...shop, "--object", "nobody"], 1, "the catalog has no nobody at"],
      [
        "an object that was deleted by then",
        [...shop, "--object", "in/a.csv"],
        1,
        "was deleted at 2026-02-04T08:00:01.000Z",
      ],
      ["a time before everything", [...shop, "--as-of", "2001-01-01"], 1, "the catalog has no such object"],
      ["a prefix of nothing", [...shop, "--prefix", "nobody/"], 1, "the catalog has no such object"],
    ])("for %s is one clear error", async (_case, args, code, message) => {
      const to = join(folder(), "not made");
      const result = await run(["restore", ...args, "--to", to]);
      expect(result).toMatchObject({ code, stdout: "", stderr: expect.stringContaining(message) });
      expect(result.stderr).toMatch(/^error: .+\nfix: .+\n$/);
      expect(existsSync(to)).toBe(false);
    });

    it("for want of a permission says which ones it takes", async () => {
      const list = ["s3:ListBucket"] as const;
      const read = ["s3:GetObject"] as const;
      const roles = {
        "may-nothing": [[["sqs:ListQueues"], ["*"]]],
        "may-list": [[list, ["arn:aws:s3:::backup"]]],
        "may-read-the-catalog": [
          [list, ["arn:aws:s3:::backup"]],
          [read, ["arn:aws:s3:::backup/catalog/*"]],
        ],
        "may-not-write": [
          [list, ["arn:aws:s3:::backup"]],
          [read, ["arn:aws:s3:::backup/*"]],
        ],
      } as const;
      for (const [role, grants] of Object.entries(roles)) {
        const credentials = await taskCredentials(clients, role, grants);
        const to = role === "may-not-write" ? "s3://restored/forbidden/" : folder();
        const { code, stderr, result } = await restore([...shop, "--as-of", "2026-02-01", "--to", to], credentials);
        expect([role, code]).toEqual([role, 1]);
        if (!result)
          expect([role, stderr]).toEqual([role, expect.stringMatching(/^error: .+\nfix: .+s3:GetObject.+\n$/)]);
        else expect([role, result.verified, result.failed.length]).toEqual([role, 0, result.objects]);
        expect(result?.failed[0]?.fix ?? "s3:").toContain(role === "may-not-write" ? "s3:PutObject" : "s3:");
      }
    });
  });

  describe("as `catalog search` lists it", () => {
    it("has what was there at a time, with all that is known of it", async () => {
      const rows = await search(...shop, "--as-of", "2026-02-02T10:00:00Z");
      expect(rows.map(({ key }) => key)).toEqual([...shopAt(new Date("2026-02-02T10:00:00Z")).keys()].sort());
      expect(rows.find(({ key }) => key === "in/a.csv")).toEqual({
        event: "created",
        bucket: "source-of-shop",
        key: "in/a.csv",
        versionId: expect.stringMatching(/^2-/),
        sequencer: "0065000000000002",
        time: "2026-02-02T10:00:00.000Z",
        size: 4000,
        sha256: sha256(noise("in/a.csv 2", 4000)),
        etag: etagOf(noise("in/a.csv 2", 4000)),
        contentType: "text/plain",
        tags: { team: "other" },
        metadata: {},
        archive: `s3://backup/${kept[1]?.key}`,
      });
    });

    it("has every version, what was deleted, and what happened in a time", async () => {
      const told = (rows: readonly RowDocument[]) =>
        rows.map(({ key, event, time }) => [key, event, time.slice(0, 10)]);
      expect(told(await search(...shop, "--object", "in/a.csv", "--all-versions"))).toEqual([
        ["in/a.csv", "deleted", "2026-02-04"],
        ["in/a.csv", "created", "2026-02-02"],
        ["in/a.csv", "created", "2026-02-01"],
      ]);
      expect(told(await search(...shop, "--deleted"))).toEqual([["in/a.csv", "deleted", "2026-02-04"]]);
      expect(told(await search(...shop, "--deleted", "--all-versions"))).toEqual([
        ["in/a.csv", "deleted", "2026-02-04"],
        ["in/b.csv", "deleted", "2026-02-02"],
      ]);
      expect(told(await search(...shop, "--since", "2026-02-02", "--until", "2026-02-02", "--prefix", "in/"))).toEqual([
        ["in/a.csv", "created", "2026-02-02"],
        ["in/c.csv", "created", "2026-02-02"],
      ]);
    });

    it("reads no day that the question is not about", async () => {
      proxy.calls.length = 0;
      const args = ["catalog", "search", ...shop, "--since", "2026-02-02", "--until", "2026-02-03", "--json"];
      expect((await run(args, proxy.redirection)).code).toBe(0);
      const days = proxy.calls.flatMap(({ path }) => /day(?:%3D|=)(\d{4}-\d\d-\d\d)/.exec(path)?.slice(1) ?? []);
      expect([...new Set(days)]).toEqual(["2026-02-02"]);
    });

    it("is a table on a terminal, in which no key can write anything but itself", async () => {
      const { stdout } = await run(["catalog", "search", ...shop, "--as-of", "2026-02-01"]);
      const [header = "", ...lines] = stdout.trimEnd().split("\n");
      expect(header).toMatch(/^time\s+size\s+class\s+version\s+archive\s+key$/);
      expect(lines).toHaveLength(6);
      expect(lines.find((line) => line.endsWith("in/a.csv"))).toMatch(
        /^2026-02-01T10:00:00.000Z\s+2.9 KiB\s+STANDARD_IA /,
      );
      expect((await run(["catalog", "search", ...shop, "--prefix", "nobody"])).stdout).toBe(
        "nothing in the catalog fits\n",
      );
    });
  });

  it("may be restored over a folder whose links lead elsewhere, without following them", async () => {
    const { symlinkSync } = await import("node:fs");
    const outside = folder();
    const to = folder();
    mkdirSync(join(to, dirname("in/a.csv")), { recursive: true });
    rmSync(join(to, "in"), { recursive: true });
    symlinkSync(outside, join(to, "in"));
    const { code, result } = await restore([...shop, "--as-of", "2026-02-01", "--prefix", "in/", "--to", to]);
    expect({ code, verified: result?.verified }).toEqual({ code: 1, verified: 0 });
    expect(result?.failed[0]?.message).toContain("is a link or a file where a folder is needed");
    expect(readdirSync(outside)).toEqual([]);
  });
});
