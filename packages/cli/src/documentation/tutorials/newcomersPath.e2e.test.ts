import { execFile } from "node:child_process";
import { existsSync, lstatSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { runBin } from "../../testing/runBin.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { newcomerEnvironment } from "./newcomerEnvironment.js";
import { reuseInstallation } from "./reuseInstallation.js";
import { newcomersPath } from "./tutorials.js";
import { Walkthrough } from "./Walkthrough.js";

const minutes = 60_000;
const root = findRepositoryRoot(process.cwd());
const [clone, ...steps] = newcomersPath(root);

/**
 * The path of `npm run newcomer`, step by step as the pages have it, but for the time that an installation takes: the clone gets the sources of this
 * checkout, and its installed packages by a link.
 */
describe("a newcomer who does what the tutorials say", () => {
  let walk: Walkthrough;
  let cloned: string;
  /** Place of the first step that went wrong: those after it would say nothing of their own. */
  let lost: string | undefined;

  beforeAll(async () => {
    walk = await Walkthrough.begin({ ...newcomerEnvironment(process.env, root), REPOSITORY: root });
    cloned = join(walk.start, "sallyport");
  });

  afterAll(async () => {
    const home = join(cloned, ".sandbox");
    if (existsSync(home)) await runBin(["sandbox", "down"], { SALLYPORT_HOME: home });
    await walk.end();
  }, minutes);

  it(
    "has a clone of the repository",
    async () => {
      if (clone?.kind !== "commands") throw new Error("the first step is no command");
      await walk.take(clone);
      expect(walk.folder).toBe(cloned);
      const remote = await promisify(execFile)("git", ["-C", cloned, "remote", "get-url", "origin"]);
      expect(remote.stdout.trim()).toBe(root);
      await reuseInstallation(root, cloned);
    },
    5 * minutes,
  );

  it.each(steps.map((step) => [`${step.place} (${step.kind})`, step] as const))(
    "finds it as the page says: %s",
    async (_title, step) => {
      if (lost !== undefined) throw new Error(`the path broke off at ${lost}`);
      lost = step.place;
      await walk.take(step);
      lost = undefined;
    },
    25 * minutes,
  );

  it("has nothing left in the clone that it did not have: what was changed is taken back, and nothing was installed", async () => {
    const { stdout } = await promisify(execFile)("git", ["-C", cloned, "diff", "--name-only"]);
    expect(stdout).toBe("");
    expect(lstatSync(join(cloned, "node_modules", ".pnpm")).isSymbolicLink()).toBe(true);
  });
});
