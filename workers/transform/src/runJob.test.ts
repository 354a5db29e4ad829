import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { runInBed } from "./testing/jobBed.js";
import { MemoryObjects } from "./testing/MemoryObjects.js";
import { temporaryFolder } from "./testing/temporaryFolder.js";
import { zipBytes } from "./testing/zipBytes.js";

const newFolder = temporaryFolder();
const node = (script: string, ...words: string[]): string[] => ["node", "-e", script, ...words];
const sha256 = (content: string | Buffer): string => createHash("sha256").update(content).digest("hex");

describe("a job", () => {
  test("stores what its program left, and a manifest that names each file by its digest", async () => {
    const zip = zipBytes([
      { name: "src/a.txt", content: "before" },
      { name: "run.sh", content: "x", mode: 0o100755 },
    ]);
    const { result, manifest, objects } = await runInBed(await newFolder(), {
      objects: new MemoryObjects({ "sources/uploads/code.zip": zip }),
      source: "s3://sources/uploads/code.zip",
      command: node(
        `const fs = require("fs"); fs.appendFileSync("src/a.txt", " after"); fs.writeFileSync("empty", ""); console.log("done")`,
      ),
    });
    expect(result).toMatchObject({
      exitCode: 0,
      status: "succeeded",
      inputSha256: sha256(zip),
      files: 4,
      jobName: "job",
      attemptId: "attempt-1",
    });
    expect(objects.paths).toEqual(["code/empty", "code/run.sh", "code/src/a.txt", "logs/output.log", "manifest.json"]);
    expect(objects.text("code/src/a.txt")).toBe("before after");
    expect(objects.text("logs/output.log")).toBe("done\n");
    expect(manifest).toMatchObject({
      status: "succeeded",
      complete: true,
      source: { kind: "zip", sha256: sha256(zip), files: 2 },
    });
    expect([...objects.stored.keys()].at(-1)).toBe("manifest.json");
    expect(manifest.files).toContainEqual({ path: "code/src/a.txt", bytes: 12, sha256: sha256("before after") });
    expect(manifest.files).toContainEqual({ path: "code/run.sh", bytes: 1, sha256: sha256("x"), executable: true });
  });

  test("of a prefix gets its files, and the digest of all of them", async () => {
    const objects = new MemoryObjects({ "sources/code/a": "1", "sources/code/b/c": "2", "sources/code/b/": "" });
    const { result, manifest } = await runInBed(await newFolder(), { objects, source: "s3://sources/code/" });
    expect(result.inputSha256).toBe(sha256(`${sha256("1")}  a\n${sha256("2")}  b/c\n`));
    expect(manifest.files.map(({ path }) => path)).toEqual(["code/a", "code/b/c", "logs/output.log"]);
  });

  test.each([
    ["sources/code/../../canary", "unsafe-path"],
    ["sources/code//canary", "unsafe-path"],
    ["sources/code/a\\b", "unsafe-path"],
  ])("of a prefix with the key %s is refused before anything is written", async (key, code) => {
    const folder = await newFolder();
    const objects = new MemoryObjects({ "sources/code/a": "1", [key]: "x" });
    const { result, manifest } = await runInBed(folder, { objects, source: "s3://sources/code/" });
    expect(result).toMatchObject({ status: "refused", exitCode: 64, error: { code }, files: 0 });
    expect(manifest).toMatchObject({ status: "refused", files: [] });
    expect(existsSync(join(folder, "code", "a"))).toBe(false);
  });

  test("stores small and large files whole", async () => {
    const sizes = [0, 1, 262_143, 262_144, 262_145, 3_000_000];
    const script = `for (const size of ${JSON.stringify(sizes)}) require("fs").writeFileSync("f" + size, Buffer.alloc(size, "abcdefg"))`;
    const { objects, manifest } = await runInBed(await newFolder(), { command: node(script) });
    for (const size of sizes)
      expect(objects.stored.get(`code/f${size}`)?.equals(Buffer.alloc(size, "abcdefg"))).toBe(true);
    expect(manifest.complete).toBe(true);
  });

  test("that fails keeps the program's exit code, its log and its files", async () => {
    const { result, manifest, objects } = await runInBed(await newFolder(), {
      command: node(`require("fs").writeFileSync("half", "half"); console.error("broken"); process.exit(7)`),
    });
    expect(result).toMatchObject({ exitCode: 7, status: "failed" });
    expect(manifest).toMatchObject({ exitCode: 7, complete: true });
    expect(objects.text("code/half")).toBe("half");
    expect(objects.text("logs/output.log")).toBe("broken\n");
  });

  test("over its time is ended, with what it started and what ignores SIGTERM, and its results are stored", async () => {
    const folder = await newFolder();
    const child = `process.on("SIGTERM", () => {}); setInterval(() => require("fs").writeFileSync("alive", String(Date.now())), 20)`;
    const { result, manifest, objects } = await runInBed(folder, {
      timeoutSeconds: 1,
      killSeconds: 0.3,
      command: node(
        `process.on("SIGTERM", () => {}); require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" }); console.log("started"); setInterval(() => {}, 1000)`,
      ),
    });
    expect(result).toMatchObject({ exitCode: 124, status: "timed-out", error: { code: "timed-out" } });
    expect(manifest.status).toBe("timed-out");
    expect(objects.paths).toEqual(["code/alive", "logs/output.log", "manifest.json"]);
    const before = await readFile(join(folder, "code", "alive"), "utf8");
    await delay(100);
    expect(await readFile(join(folder, "code", "alive"), "utf8")).toBe(before);
  });

  test("that is asked to end tells its program, and stores its results", async () => {
    const ending = new AbortController();
    const { result, manifest, objects } = await runInBed(await newFolder(), {
      signal: ending.signal,
      onOutput: (line) => line === "ready" && ending.abort(),
      command: node(
        `process.on("SIGTERM", () => { require("fs").writeFileSync("saved", "yes"); process.exit(0) }); console.log("ready"); setInterval(() => {}, 1000)`,
      ),
    });
    expect(result).toMatchObject({ exitCode: 143, status: "stopped" });
    expect(manifest).toMatchObject({ status: "stopped", complete: true });
    expect(objects.text("code/saved")).toBe("yes");
  });

  test("that is asked to end before its program starts runs nothing, and says so", async () => {
    const { result, manifest } = await runInBed(await newFolder(), {
      signal: AbortSignal.abort(),
      source: "s3://sources/x/",
    });
    expect(result).toMatchObject({ exitCode: 143, status: "stopped" });
    expect(manifest.status).toBe("stopped");
  });

  test("whose store fails is a fault to be retried, with a manifest of what was stored", async () => {
    const objects = new MemoryObjects();
    objects.refuse = (path) => (path === "code/b" ? new Error("no") : undefined);
    const command = node(`for (const name of "abc") require("fs").writeFileSync(name, name)`);
    const { result, manifest } = await runInBed(await newFolder(), { objects, command });
    expect(result).toMatchObject({ status: "fault", exitCode: 75, error: { code: "results-not-stored" } });
    expect(manifest).toMatchObject({ complete: false, status: "fault" });
    expect(manifest.files.map(({ path }) => path)).not.toContain("code/b");
  });

  test("leaves a process that holds its output open, and is not held up by it", async () => {
    const started = Date.now();
    const background = `require("child_process").spawn("sleep", ["6"], { detached: true, stdio: "inherit" }).unref()`;
    const { result } = await runInBed(await newFolder(), { command: node(background) });
    expect(result.exitCode).toBe(0);
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

describe("hostile text", () => {
  const texts = (canary: string) => [
    `$(touch ${canary})`,
    `\`touch ${canary}\``,
    `; touch ${canary}`,
    `&& touch ${canary}`,
    `| touch ${canary}`,
    `\n touch ${canary}\n`,
    `"; touch ${canary}; "`,
    `'; touch ${canary}; '`,
    `> ${canary}`,
    `--eval=require('fs').writeFileSync('${canary}','')`,
    `\${IFS}touch${canary}`,
  ];

  test("in an argument or a variable's value reaches the program as it is, and executes nothing", async () => {
    const folder = await newFolder();
    const canary = join(folder, "canary");
    const words = texts(canary);
    const environment = Object.fromEntries(words.map((word, index) => [`APP_${index}`, word]));
    const script = `console.log(JSON.stringify([process.argv.slice(1), Object.keys(process.env).filter((n) => n.startsWith("APP_")).map((n) => process.env[n]).sort()]))`;
    const { objects } = await runInBed(folder, { command: node(script, "--", ...words), environment });
    expect(JSON.parse(objects.text("logs/output.log"))).toEqual([words, [...words].sort()]);
    expect(existsSync(canary)).toBe(false);
  });

  test("in any other field is refused, executes nothing, and is in no message", async () => {
    const folder = await newFolder();
    const canary = join(folder, "canary");
    for (const [index, text] of texts(canary).entries()) {
      const fields = [
        { command: [text] },
        { source: text },
        { source: `https://github.com/${text}` },
        { source: `https://github.com/a/b#${text}` },
        { source: `s3://${text}/a.zip` },
        { environment: { [text]: "x" } },
      ];
      for (const [number, field] of fields.entries()) {
        const { result, told } = await runInBed(join(folder, `${index}-${number}`), field);
        expect(result).toMatchObject({ status: "refused", exitCode: 64, files: 0 });
        expect(JSON.stringify(result.error) + told).not.toContain("touch");
      }
      await expect(runInBed(folder, { jobName: text })).rejects.toMatchObject({ code: "job-name" });
      await expect(runInBed(folder, { attemptId: text })).rejects.toMatchObject({ code: "attempt-id" });
    }
    expect(existsSync(canary)).toBe(false);
  });
});

describe("the program", () => {
  test("that the image does not have is refused", async () => {
    const { result } = await runInBed(await newFolder(), { command: ["missing-program"] });
    expect(result).toMatchObject({ status: "refused", error: { code: "program-missing" } });
  });

  test("inherits nothing of this process's environment", async () => {
    process.env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI = "/v2/credentials/of-the-job-role";
    try {
      const { objects } = await runInBed(await newFolder(), {
        command: node("console.log(Object.keys(process.env).sort().join())"),
        environment: { APP_A: "1" },
      });
      expect(objects.text("logs/output.log").trim()).toBe(
        "APP_A,AWS_EC2_METADATA_DISABLED,HOME,LANG,PATH,TEMP,TMP,TMPDIR",
      );
    } finally {
      delete process.env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
    }
  });

  test("has its secrets masked, in its log, its own log files, its command and all that is told", async () => {
    const token = "ghp_0123456789abcdefghijABCDEFGHIJ012345";
    const script = `const fs = require("fs"); console.log("token " + process.env.APP_TOKEN, "AKIAIOSFODNN7EXAMPLE"); console.error("https://me:hunter22@host/x"); fs.writeFileSync("build.LOG", "password=hunter22\\n" + process.env.APP_TOKEN)`;
    const { objects, told, manifest } = await runInBed(await newFolder(), {
      command: node(script, "--", "--token", "sesame-open", "--password=hunter22", token),
      environment: { APP_TOKEN: "a-value-without-a-look" },
    });
    const everything = [...objects.stored.values()].join("\n") + told + JSON.stringify(manifest);
    for (const secret of [
      token,
      "a-value-without-a-look",
      "AKIAIOSFODNN7EXAMPLE",
      "hunter22@",
      "sesame-open",
      "password=hunter22",
    ])
      expect(everything).not.toContain(secret);
    expect(objects.paths).toContain("logs/files/build.LOG");
    expect(objects.text("logs/output.log")).toContain("token [redacted] [redacted]");
  });
});

describe("what must not leave the job", () => {
  test("is left out, in any case and at any depth, and counted", async () => {
    const secret = [
      ".env",
      ".ENV.local",
      "sub/a.PEM",
      "b.key",
      "c.p12",
      "id_rsa",
      "deep/er/ID_ED25519.pub",
      ".npmrc",
      ".NetRC",
      "credentials",
      "credentials.json",
      ".aws/config",
      ".ssh/known_hosts",
      "node_modules/x/index.js",
      ".git/config",
      "sub/.git",
    ];
    const kept = ["environment.ts", "keys.ts", "credentials.ts", "src/id_generator.py", "envoy.yaml"];
    const script = `const fs = require("fs"), path = require("path"); for (const file of ${JSON.stringify([...secret, ...kept])}) { fs.mkdirSync(path.dirname(file), { recursive: true }); fs.writeFileSync(file, "x") }`;
    const { objects, manifest } = await runInBed(await newFolder(), { command: node(script) });
    expect(objects.paths).toEqual([...kept.map((path) => `code/${path}`), "logs/output.log", "manifest.json"].sort());
    expect(manifest.excluded).toEqual({
      "environment-file": 2,
      "private-key": 5,
      credentials: 6,
      dependencies: 1,
      "version-control": 2,
    });
  });

  test("is not reached by links, pipes or names that the program made", async () => {
    const folder = await newFolder();
    const script = `const fs = require("fs"); fs.symlinkSync("/etc/passwd", "passwd"); fs.symlinkSync("/etc", "etc"); fs.symlinkSync("/proc/self/environ", "environ"); require("child_process").execFileSync("mkfifo", ["pipe"]); fs.writeFileSync("new\\nline", "x"); fs.writeFileSync("good", "x")`;
    const { objects, manifest } = await runInBed(folder, { command: node(script) });
    expect(objects.paths).toEqual(["code/good", "logs/output.log", "manifest.json"]);
    expect(manifest.excluded).toEqual({ link: 3, special: 1, name: 1 });
  });

  test("is not reached by another folder in the place of the working folder", async () => {
    const swap = `const fs = require("fs"); fs.renameSync("../code", "../other"); fs.symlinkSync("/etc", "../code"); fs.rmSync("../output.log"); fs.symlinkSync("/proc/" + process.ppid + "/environ", "../output.log")`;
    const { result, objects, manifest } = await runInBed(await newFolder(), { command: node(swap) });
    expect(objects.paths).toEqual(["manifest.json"]);
    expect(manifest).toMatchObject({ complete: false, files: [], excluded: { link: 1 } });
    expect(result.exitCode).toBe(0);
  });

  test("is bounded: files over a limit are left out, and the manifest says that it is not complete", async () => {
    const script = `require("fs").writeFileSync("large", "x".repeat(2000)); require("fs").writeFileSync("small", "x")`;
    const { limits } = { limits: { files: 10, fileBytes: 1_000, bytes: 10_000 } };
    const bed = await runInBed(await newFolder(), {
      command: node(script),
      limits: { source: (await import("./source/SourceLimits.js")).sourceLimits, results: limits },
    });
    expect(bed.objects.paths).toEqual(["code/small", "logs/output.log", "manifest.json"]);
    expect(bed.manifest).toMatchObject({ complete: false, excluded: { "too-large": 1 } });
  });
});

describe("the session of a program", () => {
  test("comes from a loopback endpoint that wants a token, and is fetched anew when it is about to expire", async () => {
    let calls = 0;
    const session = {
      environment: { AWS_REGION: "eu-west-1" },
      credentials: async () => ({
        accessKeyId: `key-${++calls}`,
        secretAccessKey: "s",
        sessionToken: "t",
        expiration: new Date(Date.now() + 400),
      }),
    };
    const script = `
      const get = async (authorization, host) => { const r = await fetch(process.env.AWS_CONTAINER_CREDENTIALS_FULL_URI, { headers: { authorization } }); return [r.status, (await r.json()).AccessKeyId] };
      (async () => {
        const token = process.env.AWS_CONTAINER_AUTHORIZATION_TOKEN;
        const first = [await get("wrong"), await get(token), await get(token)];
        await new Promise((done) => setTimeout(done, 450));
        console.log(JSON.stringify([...first, await get(token)]));
      })()`;
    const { objects, told } = await runInBed(await newFolder(), { command: node(script), session });
    expect(JSON.parse(objects.text("logs/output.log"))).toEqual([
      [403, null],
      [200, "key-1"],
      [200, "key-1"],
      [200, "key-2"],
    ]);
    expect(told).not.toContain('key-1"}');
  });
});
