import { setTimeout as delay } from "node:timers/promises";
import { expect, it } from "@jest/globals";
import { identify, isAlive } from "../supervisor/ProcessIdentity.js";
import { runTool } from "./runTool.js";

it("returns what a program wrote and how it ended", async () => {
  expect(await runTool("/bin/sh", ["-c", "echo out; echo err >&2; exit 3"])).toEqual({
    ...{ code: 3, stdout: "out\n", stderr: "err\n" },
  });
});

it("says 127 for a program that cannot be started, instead of throwing", async () => {
  const { code, stderr } = await runTool("no-such-program", [], { environment: { PATH: "/nonexistent" } });
  expect({ code, stderr }).toEqual({ code: 127, stderr: expect.stringContaining("ENOENT") });
});

it("gives a program the environment that it is told, and no other", async () => {
  const { stdout } = await runTool("/bin/sh", ["-c", "echo $ONLY$HOME"], { environment: { ONLY: "this" } });
  expect(stdout).toBe("this\n");
});

it("ends a program and what it started when the time is up", async () => {
  const script = 'sleep 600 & echo "$!"; wait';
  const { code, stdout, stderr } = await runTool("/bin/sh", ["-c", script], { timeout: 1_000 });
  expect({ code, stderr }).toEqual({ code: 124, stderr: "time limit reached" });
  const child = identify(Number(stdout));
  const deadline = Date.now() + 10_000;
  while (child && isAlive(child) && Date.now() < deadline) await delay(20);
  expect(child && isAlive(child)).toBeFalsy();
});
