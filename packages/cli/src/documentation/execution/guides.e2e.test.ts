import { spawnSync } from "node:child_process";
import { existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { newcomerEnvironment } from "../tutorials/newcomerEnvironment.js";
import { Walkthrough } from "../tutorials/Walkthrough.js";
import { commandsOf, guideFences } from "./guideFences.js";

const minutes = 60_000;
const root = findRepositoryRoot(process.cwd());
const isThere = (program: string) => spawnSync(program, ["--version"]).status === 0;
const runnable = guideFences.filter(({ needs }) => needs === undefined || isThere(needs));

describe("the commands of a guide, copied into a shell as they stand", () => {
  let walk: Walkthrough;
  let printed: string;
  beforeEach(async () => {
    printed = "";
    walk = await Walkthrough.begin(newcomerEnvironment(process.env, root), (text) => {
      printed += text;
    });
    // A project that depends on the command: `npx` finds it there.
    symlinkSync(join(root, "node_modules"), join(walk.start, "node_modules"));
  });
  afterEach(() => walk.end());

  it.each(runnable.map((fence) => [fence.page, fence.begins, fence] as const))(
    "do what the guide says: %s, %s",
    async (place, _begins, fence) => {
      for (const commands of [fence.before, commandsOf(root, fence)])
        await walk.take({ kind: "commands", place, commands, exitCode: 0, output: undefined });
      expect(printed).not.toBe("");
      for (const path of fence.makes) expect([path, existsSync(join(walk.start, path))]).toEqual([path, true]);
    },
    10 * minutes,
  );
});
