import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { withImporter } from "./withImporter.js";

const repository = join(__dirname, "..", "..", "..", "..");
const lockfile = readFileSync(join(repository, "pnpm-lock.yaml"), "utf8");
const folders = ["stacks", "workers"]
  .flatMap((kind) => readdirSync(join(repository, kind)).map((name) => `${kind}/${name}`))
  .filter((folder) => existsSync(join(repository, folder, "package.json")));
const manifestOf = (folder: string) => JSON.parse(readFileSync(join(repository, folder, "package.json"), "utf8"));

/** Those whose every dependency another one has too: the others bring something of their own. */
const alike = folders.filter((folder) => {
  const { dependencies = {}, devDependencies = {} } = manifestOf(folder);
  return Object.keys({ ...dependencies, ...devDependencies }).every((dependency) =>
    folders.some((other) => {
      const theirs = manifestOf(other);
      return other !== folder && dependency in { ...theirs.dependencies, ...theirs.devDependencies };
    }),
  );
});

describe("a package's entry in the lock file", () => {
  it("can be written for most of the packages that there are", () => {
    expect(alike.length).toBeGreaterThan(7);
  });

  it.each(alike)("is to the letter what pnpm has written: %s", (folder) => {
    const [before = "", rest = ""] = lockfile.split(`\n  ${folder}:\n`);
    const without = `${before}\n${rest.slice(rest.search(/^(?: {2})?\S/m))}`;
    expect(without).not.toContain(`\n  ${folder}:\n`);
    expect(withImporter(without, "pnpm-lock.yaml", folder, manifestOf(folder))).toBe(lockfile);
  });

  it("is refused with a dependency that the lock file does not have, and where it is there already", () => {
    const manifest = { dependencies: { "left-pad": "catalog:" } };
    expect(() => withImporter(lockfile, "pnpm-lock.yaml", "stacks/new", manifest)).toThrow("has no left-pad yet");
    expect(() => withImporter(lockfile, "pnpm-lock.yaml", "stacks/kpi", {})).toThrow("has stacks/kpi already");
  });
});
