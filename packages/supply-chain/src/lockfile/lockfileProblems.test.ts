import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parse, stringify } from "yaml";
import { lockfileProblems } from "./lockfileProblems.js";

const root = join(__dirname, "..", "..", "..", "..");
const hash = `sha512-${"A".repeat(86)}==`;
const sound = {
  lockfileVersion: "9.0",
  importers: {
    ".": { dependencies: { sallyport: { specifier: "workspace:*", version: "link:packages/cli" } } },
    "packages/cli": {
      dependencies: {
        zod: { specifier: "catalog:", version: "4.6.7" },
        analyzer: { specifier: "npm:@pulumi/pulumi@3.270.0", version: "@pulumi/pulumi@3.270.0(typescript@5.9.3)" },
      },
    },
  },
  packages: {
    "zod@4.6.7": { resolution: { integrity: hash } },
    "@pulumi/pulumi@3.270.0": { resolution: { integrity: hash }, engines: { node: ">=20" } },
  },
  snapshots: { "zod@4.6.7": {}, "@pulumi/pulumi@3.270.0(typescript@5.9.3)": {} },
};
const locking = (name: string, resolution: object) =>
  lockfileProblems(stringify({ ...sound, packages: { ...sound.packages, [name]: { resolution } } }));

describe("the lock file of this repository", () => {
  const text = readFileSync(join(root, "pnpm-lock.yaml"), "utf8");

  it("takes every package from the registry, by its hash, or from the workspace", () => {
    expect(lockfileProblems(text)).toEqual([]);
  });

  it("would be refused with any one of its hashes gone", () => {
    const lockfile = parse(text) as { packages: Record<string, object> };
    const names = Object.keys(lockfile.packages);
    expect(names.length).toBeGreaterThan(500);
    // One parse of the whole file a case: a few of them stand for all.
    for (const name of [names[0], names[Math.floor(names.length / 2)], names.at(-1)] as string[]) {
      const changed = { ...lockfile, packages: { ...lockfile.packages, [name]: { resolution: {} } } };
      expect(lockfileProblems(stringify(changed))).toEqual([`${name} has no SHA-512 hash of the registry`]);
    }
  }, 60_000);
});

describe("a lock file", () => {
  it("is sound with releases, hashes and links within the workspace", () => {
    expect(lockfileProblems(stringify(sound))).toEqual([]);
  });

  it.each([
    ["a repository", "left@1.0.0", { type: "git", repo: "ssh://git.example/left", commit: "0".repeat(40) }],
    ["a tarball by address", "left@1.0.0", { integrity: hash, tarball: "http://packages.example/left.tgz" }],
    ["a folder", "left@1.0.0", { type: "directory", directory: "../left" }],
    ["no hash", "left@1.0.0", {}],
    ["a hash that can be forged", "left@1.0.0", { integrity: "sha1-AAAAAAAAAAAAAAAAAAAAAAAAAAA=" }],
    ["an address for a version", "left@https://packages.example/left.tgz", { integrity: hash }],
    ["a branch for a version", "left@git+ssh://git.example/left#main", { integrity: hash }],
    ["an archive beside the checkout", "left@file:left.tgz", { integrity: hash }],
  ])("is refused with %s", (_case, name, resolution) => {
    const problems = locking(name, resolution);
    expect(problems.length).toBeGreaterThan(0);
    for (const problem of problems) expect(problem).toContain(name);
  });

  it.each([
    "link:../../elsewhere",
    "link:../nothing",
    "https://packages.example/left.tgz",
    "file:../left",
    "git+https://a.example/b",
  ])("is refused where a package of the workspace depends on %s", (version) => {
    const importer = { dependencies: { left: { specifier: version, version } } };
    const changed = { ...sound, importers: { ...sound.importers, "packages/cli": importer } };
    expect(lockfileProblems(stringify(changed))).toEqual([expect.stringContaining(`left of packages/cli is neither`)]);
  });

  it("is refused with a resolution of what is not locked", () => {
    const changed = { ...sound, snapshots: { ...sound.snapshots, "left@1.0.0": {} } };
    expect(lockfileProblems(stringify(changed))).toEqual(["left@1.0.0 is resolved without being locked"]);
  });

  it("of another form is refused, and not passed for want of packages", () => {
    expect(lockfileProblems("lockfileVersion: '6.0'\n")).toHaveLength(1);
    expect(lockfileProblems("")).toHaveLength(1);
  });
});
