import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";
import { filesBelow } from "./testing/filesBelow.js";
import { temporaryFolder } from "./testing/temporaryFolder.js";

const newFolder = temporaryFolder();
const run = promisify(execFile);
const images = join(import.meta.dirname, "..", "images");

/** Runs the script over one tool, whose download is made here: `curl` is a stand-in that copies it. */
async function fetchTool(sha256: (archive: Buffer) => string) {
  const folder = await newFolder();
  const at = (...path: string[]): string => join(folder, ...path);
  for (const name of ["bin", "tool-1.2.3/bin", "toolchains"]) await mkdir(at(name), { recursive: true });
  await writeFile(at("tool-1.2.3/bin/tool"), "#!/bin/sh\n", { mode: 0o700 });
  await run("tar", ["--create", "--gzip", "--file", at("archive"), "--directory", folder, "tool-1.2.3"]);
  await writeFile(at("bin/curl"), `#!/bin/sh\nwhile [ "$1" != --output ]; do shift; done\ncp ${at("archive")} "$2"\n`, {
    mode: 0o755,
  });
  await copyFile(join(images, "fetchTools.sh"), at("fetchTools.sh"));
  const download = { url: "https://example.com/tool-1.2.3.tar.gz", sha256: sha256(await readFile(at("archive"))) };
  await writeFile(at("versions.json"), JSON.stringify({ tools: { tool: { 1: { version: "1.2.3", any: download } } } }));
  const env = { PATH: `${at("bin")}:/usr/bin:/bin`, TOOLCHAINS: at("toolchains"), TMPDIR: folder };
  const failure = await run("sh", [at("fetchTools.sh"), "amd64", "tool"], { env }).then(
    () => undefined,
    (error: { stderr?: string }) => error.stderr,
  );
  return { failure, files: await filesBelow(at("toolchains")) };
}

describe("the script that fetches an image's tools", () => {
  test("unpacks a download of the right SHA-256 below tool and version", async () => {
    const right = (archive: Buffer): string => createHash("sha256").update(archive).digest("hex");
    expect(await fetchTool(right)).toEqual({ failure: undefined, files: ["tool/1/bin/tool"] });
  });

  test("fails for any other, and unpacks nothing (SUP-03)", async () => {
    const { failure, files } = await fetchTool(() => "0".repeat(63).concat("1"));
    expect(failure).toContain("another SHA-256");
    expect(files).toEqual([]);
  });
});
