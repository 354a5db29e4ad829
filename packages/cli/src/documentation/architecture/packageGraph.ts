import type { WorkspacePackage } from "./WorkspacePackage.js";

/** What stands on what, by folder: each folder's own, in the order of the folders. */
export type PackageGraph = ReadonlyMap<string, readonly string[]>;

/** The workspace's packages and what each needs of the others. Pure. */
export function packageGraph(packages: readonly WorkspacePackage[]): PackageGraph {
  const folders = new Map(packages.map(({ name, folder }) => [name, folder]));
  return new Map(
    packages.map(({ folder, dependencies }) => [
      folder,
      dependencies.flatMap((name) => folders.get(name) ?? []).sort(),
    ]),
  );
}

/** Without what follows from the rest: where one stands on another that stands on a third, the third is not said again. Pure. */
export function withoutImplied(graph: PackageGraph): PackageGraph {
  const below = (folder: string): ReadonlySet<string> =>
    new Set((graph.get(folder) ?? []).flatMap((next) => [next, ...below(next)]));
  return new Map(
    [...graph].map(([folder, needed]) => [
      folder,
      needed.filter((one) => !needed.some((other) => other !== one && below(other).has(one))),
    ]),
  );
}
