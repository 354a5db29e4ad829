import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, it } from "@jest/globals";
import { identify, isAlive } from "./ProcessIdentity.js";

it("knows a process again, and no longer when it has ended", async () => {
  const child = spawn(process.execPath, ["--eval", "setInterval(() => {}, 60_000)"]);
  const identity = identify(child.pid ?? 0);
  expect(identity).toMatchObject({ pid: child.pid });
  if (!identity) return;
  expect(isAlive(identity)).toBe(true);
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(isAlive(identity)).toBe(false);
});

it("takes no other process for it that was given the same number", () => {
  const identity = identify(process.pid);
  expect(identity && isAlive({ ...identity, startTime: `${identity.startTime}0` })).toBe(false);
});
