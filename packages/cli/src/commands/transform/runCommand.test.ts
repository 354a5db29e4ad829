import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { runBin } from "../../testing/runBin.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";

const newFolder = temporaryFolders();

const run = async (...words: string[]) => await runBin(["transform", "run", "--local", "--json", ...words]);

describe("transform run --local", () => {
  it("runs a program over a copy of a folder, and answers where its results are", async () => {
    const folder = await newFolder();
    const [source, output] = [join(folder, "source"), join(folder, "output")];
    await mkdir(join(source, ".git"), { recursive: true });
    await writeFile(join(source, "a.txt"), "before");
    await writeFile(join(source, ".git", "config"), "x");
    const script = `require("fs").appendFileSync("a.txt", " " + process.env.WORD); console.log("seen by a person")`;
    const { code, stdout, stderr } = await run(
      "--source",
      source,
      "--output",
      output,
      "--environment",
      "WORD=after",
      "--",
      "node",
      "-e",
      script,
    );
    expect(stdout.trim().split("\n")).toHaveLength(1);
    expect(JSON.parse(stdout)).toEqual({
      jobName: "local",
      attemptId: expect.stringMatching(/^\d{8}T\d{6}Z-[0-9a-f]{6}$/),
      exitCode: 0,
      inputSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      files: 2,
      output,
      seconds: expect.any(Number),
    });
    expect(code).toBe(0);
    expect(stderr).toContain("seen by a person");
    expect(await readFile(join(output, "code", "a.txt"), "utf8")).toBe("before after");
    expect(await readFile(join(source, "a.txt"), "utf8")).toBe("before");
    expect((await readdir(output)).sort()).toEqual(["code", "logs", "manifest.json"]);
  });

  it.each([
    [["--", "sh", "-c", "touch canary"], "program-not-allowed"],
    [["--environment", "LD_PRELOAD=/tmp/x.so", "--", "true"], "environment-not-allowed"],
    [["--environment", "WORD", "--", "true"], "usage"],
    [["--source", "file:///etc", "--", "true"], "source"],
    [["--source", "https://me:secret@github.com/a/b", "--", "true"], "git-url"],
    [["--source", "https://127.0.0.1/a/b", "--", "true"], "git-host-not-allowed"],
    [["--source", "s3://bucket/a.zip", "--", "true"], "source-bucket-not-allowed"],
    [["--source", "/nowhere/at/all", "--", "true"], "source-missing"],
  ])("refuses %j with 64 and one JSON document, and leaves nothing", async (words, code) => {
    const output = join(await newFolder(), "output");
    const result = await run("--output", output, ...words);
    expect(result.code).toBe(64);
    expect(JSON.parse(result.stdout)).toEqual({ error: { code, message: expect.any(String) } });
    expect(result.stdout + result.stderr).not.toContain("secret@");
    expect(existsSync(output)).toBe(false);
  });

  it("ends with 1 where the program fails, whose exit code is in the answer", async () => {
    const output = join(await newFolder(), "output");
    const { code, stdout } = await run("--output", output, "--", "node", "-e", "process.exit(7)");
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 7, files: 1 });
    expect(existsSync(join(output, "manifest.json"))).toBe(true);
  });

  it("does not mix the results of two runs", async () => {
    const output = await newFolder();
    await writeFile(join(output, "mine"), "x");
    const { code, stdout } = await run("--output", output, "--", "true");
    expect(code).toBe(64);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: "output-not-empty" } });
    expect(await readdir(output)).toEqual(["mine"]);
  });

  it("is usage without a command", async () => {
    expect((await run("--output", "x")).code).toBe(64);
  });
});
