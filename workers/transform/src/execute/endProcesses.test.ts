import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "@jest/globals";

// Only root can make this process the first of a container's, so to speak.
const asRoot = process.platform === "linux" && process.getuid?.() === 0 ? test : test.skip;

describe("the first process of a container", () => {
  asRoot("ends also what left the program's group, and nothing but that container's", async () => {
    const script = `
      import { spawn } from "node:child_process";
      import { readdirSync, readFileSync } from "node:fs";
      import { endProcesses } from ${JSON.stringify(join(import.meta.dirname, "endProcesses.ts"))};
      const program = spawn("setsid", ["sleep", "60"], { detached: true, stdio: "ignore" });
      await new Promise((done) => setTimeout(done, 300));
      // What has ended and was not waited for, by a process that is not its parent, is still listed.
      const runs = (id) => !/ Z /.test(readFileSync("/proc/" + id + "/stat", "utf8"));
      const count = () => readdirSync("/proc").filter((name) => /^\\d+$/.test(name) && runs(name)).length;
      const before = count();
      endProcesses(program.pid, "SIGKILL");
      await new Promise((done) => setTimeout(done, 300));
      console.log(JSON.stringify({ pid: process.pid, before, after: count() }));`;
    const words = [
      "--pid",
      "--fork",
      "--mount-proc",
      "--kill-child",
      process.execPath,
      "--input-type=module",
      "-e",
      script,
    ];
    const { stdout } = await promisify(execFile)("unshare", words, { env: { ...process.env, NODE_OPTIONS: "" } });
    expect(JSON.parse(stdout)).toEqual({ pid: 1, before: 2, after: 1 });
  });
});
