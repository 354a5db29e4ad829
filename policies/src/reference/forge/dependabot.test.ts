import { readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { parse } from "yaml";
import { filesOfTree } from "./filesOfTree.js";

interface Update {
  readonly "package-ecosystem": string;
  readonly directory?: string;
  readonly directories?: readonly string[];
  readonly schedule: { readonly interval: string };
}

const repository = join(__dirname, "..", "..", "..", "..");
const { updates } = parse(readFileSync(join(repository, ".github", "dependabot.yml"), "utf8")) as {
  updates: readonly Update[];
};
const tree = filesOfTree(repository);

/** By what a folder has something of an ecosystem that can be updated. */
const marks: Readonly<Record<string, (path: string) => boolean>> = {
  // Folders of the workspace have one lock file; a package without one is packed or tried by a test, with the workspace's versions.
  npm: (path) => /(?:^|\/)(?:pnpm-lock\.yaml|package-lock\.json|yarn\.lock)$/.test(path),
  pip: (path) => /requirements\.(?:in|txt)$/.test(path),
  gomod: (path) => /(?:^|\/)go\.mod$/.test(path),
  // One whose base is an argument of the build has none to update.
  docker: (path) =>
    /(?:^|[./])Dockerfile$/.test(path) && /^FROM [^$\s]+/m.test(readFileSync(join(repository, path), "utf8")),
};

describe("the requests for updates", () => {
  it.each(Object.entries(marks))("cover every folder with something of %s, and no other", (ecosystem, isMarked) => {
    const found = new Set(tree.filter(isMarked).map((path) => posix.join("/", dirname(path))));
    expect(found.size).toBeGreaterThan(0);
    const covered = updates
      .filter((update) => update["package-ecosystem"] === ecosystem)
      .flatMap(({ directory, directories = [] }) => (directory === undefined ? directories : [directory]));
    expect([...covered].sort()).toEqual([...found].sort());
  });

  it("cover the workflows, and come at least once a month", () => {
    expect(updates.map((update) => update["package-ecosystem"])).toContain("github-actions");
    expect(updates.filter(({ schedule }) => !["daily", "weekly", "monthly"].includes(schedule.interval))).toEqual([]);
  });

  it("know every ecosystem of which the tree has a manifest", () => {
    const strange = tree.filter((path) =>
      /(?:^|\/)(?:Cargo\.toml|Gemfile|pom\.xml|build\.gradle(?:\.kts)?|composer\.json|pyproject\.toml|\.gitmodules|[^/]+\.tf)$/.test(
        path,
      ),
    );
    expect(strange).toEqual([]);
  });
});
