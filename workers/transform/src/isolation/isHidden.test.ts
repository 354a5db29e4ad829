import { spawn } from "node:child_process";
import { chmod, copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "@jest/globals";
import { temporaryFolder } from "../testing/temporaryFolder.js";

const newFolder = temporaryFolder();
// Only root can make a file that user 1000 may run and not read, and start somebody else's process.
const asRoot = process.platform === "linux" && process.getuid?.() === 0 ? test : test.skip;

/** A worker that says whether it is hidden and opens a file, and runs a program that looks into it, as user 1000 of the image. */
async function look(mode: number): Promise<unknown> {
  const folder = await newFolder();
  await chmod(folder, 0o755);
  const node = join(folder, "node");
  await copyFile(process.execPath, node);
  await chmod(node, mode);
  const readable = join(folder, "program");
  await copyFile(process.execPath, readable);
  await chmod(readable, 0o755);
  const script = join(folder, "worker.mjs");
  const reader = `for (const file of ["environ", "maps", "fd"]) try { const fs = require("fs"); file === "fd" ? fs.readlinkSync("/proc/" + process.ppid + "/fd/0") : fs.readFileSync("/proc/" + process.ppid + "/" + file); console.log(file + " read") } catch (error) { console.log(file + " " + error.code) }`;
  await writeFile(
    script,
    `import { execFileSync } from "node:child_process"; import { openSync, readlinkSync, statSync } from "node:fs";
     const own = readlinkSync("/proc/self/fd/" + openSync(import.meta.filename));
     const program = execFileSync(${JSON.stringify(readable)}, ["-e", ${JSON.stringify(reader)}], { encoding: "utf8", env: {} });
     console.log(JSON.stringify({ hidden: statSync("/proc/self/environ").uid === 0, own: own === import.meta.filename, program: program.trim().split("\\n") }));`,
  );
  await chmod(script, 0o644);
  const child = spawn(node, [script], {
    uid: 1000,
    gid: 1000,
    env: { CREDENTIALS: "here" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(await text(child.stdout));
}

describe("the worker's own Node", () => {
  asRoot("hides it from a program of the same user where that user may not read it", async () => {
    expect(await look(0o711)).toEqual({
      hidden: true,
      own: true,
      program: ["environ EACCES", "maps EACCES", "fd EACCES"],
    });
  });

  asRoot("hides nothing where it may be read", async () => {
    expect(await look(0o755)).toEqual({ hidden: false, own: true, program: ["environ read", "maps read", "fd read"] });
  });
});
