import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";
import { architecturePage } from "./architecturePage.js";
import { type PackageGraph, packageGraph, withoutImplied } from "./packageGraph.js";
import { workspacePackages } from "./workspacePackages.js";

const root = findRepositoryRoot(process.cwd());
const packages = workspacePackages(root);
const graph = packageGraph(packages);
const inFolder = (folder: string) => packages.filter((one) => one.folder.startsWith(`${folder}/`));
const page = readFileSync(join(root, "docs", "architecture.md"), "utf8");

/** All that a package stands on, at any depth. */
function below(of: PackageGraph, folder: string): ReadonlySet<string> {
  return new Set((of.get(folder) ?? []).flatMap((one) => [one, ...below(of, one)]));
}

describe("the page of the architecture", () => {
  it("draws the packages as their manifests have them", () => {
    const { found, content } = architecturePage(root);
    expect(found).toBe(content);
  });

  it("names every package that the compiler builds", () => {
    const { references } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8")) as {
      readonly references: readonly { readonly path: string }[];
    };
    expect(packages.map(({ folder }) => folder)).toEqual(references.map(({ path }) => path).sort());
    for (const { path } of references) expect(page).toContain(`[\`${path}\`](../${path})`);
  });

  it("names no file and no folder that is not there", () => {
    const named = [...page.matchAll(/`([\w.-]+(?:\/[\w.-]+)+\/?)`/g)].map(([, path = ""]) => path);
    const ours = named.filter((path) =>
      /^(bench|components|docs|packages|policies|scripts|stacks|workers)\//.test(path),
    );
    expect(ours.length).toBeGreaterThan(packages.length);
    expect(ours.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const linked = [...page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, path = ""]) => path);
    expect(linked.filter((path) => !existsSync(join(root, "docs", path)))).toEqual([]);
  });
});

describe("the arrows between packages", () => {
  it("go one way: nothing stands on itself", () => {
    for (const { folder } of packages) expect([folder, below(graph, folder).has(folder)]).toEqual([folder, false]);
  });

  it("lead to no stack", () => {
    const stacks = inFolder("stacks").map(({ folder }) => folder);
    expect(stacks.length).toBeGreaterThan(4);
    expect([...graph.values()].flat().filter((folder) => stacks.includes(folder))).toEqual([]);
  });

  it("lead no worker to Pulumi, and components to nothing of ours but access as data", () => {
    const reach = (folder: string) => [folder, ...below(graph, folder)];
    const pulumi = inFolder("workers").flatMap(({ folder }) =>
      reach(folder).flatMap((one) => packages.find((each) => each.folder === one)?.dependencies ?? []),
    );
    expect(pulumi.filter((name) => name.startsWith("@pulumi/"))).toEqual([]);
    expect(pulumi.length).toBeGreaterThan(20);
    expect(graph.get("components")).toEqual(["packages/intents"]);
    expect(graph.get("policies")).toEqual(["packages/intents"]);
    expect(graph.get("packages/intents")).toEqual([]);
    expect(graph.get("packages/sandbox")).toEqual([]);
  });

  it("lead stacks to what stacks share, and to workers never", () => {
    for (const { folder } of inFolder("stacks")) {
      expect(graph.get(folder)).toContain("packages/stack-kit");
      expect([...below(graph, folder)].filter((one) => one.startsWith("workers/"))).toEqual([]);
    }
  });
});

describe("what follows from other arrows", () => {
  /** Any graph whose arrows lead from a later package to earlier ones. */
  const graphs = fc
    .array(fc.array(fc.nat({ max: 7 }), { maxLength: 6 }), { minLength: 1, maxLength: 9 })
    .map((rows): PackageGraph => {
      const needed = rows.map((row, at) => [...new Set(row.filter((one) => one < at))].sort());
      return new Map(needed.map((row, at) => [`p${at}`, row.map((one) => `p${one}`)]));
    });

  it("is left out, and nothing else: what can be reached stays the same, and not without any one of those left", () => {
    fc.assert(
      fc.property(graphs, (all) => {
        const drawn = withoutImplied(all);
        const reached = (of: PackageGraph) => [...of.keys()].map((folder) => [...below(of, folder)].sort());
        expect(reached(drawn)).toEqual(reached(all));
        for (const [folder, needed] of drawn) {
          for (const one of needed) {
            const fewer = new Map(drawn).set(
              folder,
              needed.filter((other) => other !== one),
            );
            expect(reached(fewer)).not.toEqual(reached(all));
          }
        }
      }),
    );
  });
});
