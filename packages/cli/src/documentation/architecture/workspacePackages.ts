import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { WorkspacePackage } from "./WorkspacePackage.js";

interface Manifest {
  readonly name: string;
  readonly description?: string;
  readonly dependencies?: object;
  readonly peerDependencies?: object;
  readonly optionalDependencies?: object;
}

/** The packages of a workspace, by folder: those that `pnpm-workspace.yaml` lists. */
export function workspacePackages(root: string): readonly WorkspacePackage[] {
  const workspace = readFileSync(join(root, "pnpm-workspace.yaml"), "utf8");
  const [, list = ""] = /^packages:\n((?: {2}- .*\n)+)/m.exec(workspace) ?? [];
  const folders = [...list.matchAll(/^ {2}- (\S+)$/gm)].flatMap(([, pattern = ""]) => foldersOf(root, pattern));
  return folders.sort().map((folder) => packageIn(root, folder));
}

/** A folder, or every package in it where the pattern ends with `/*`. */
function foldersOf(root: string, pattern: string): readonly string[] {
  if (!pattern.endsWith("/*")) return [pattern];
  const parent = pattern.slice(0, -"/*".length);
  const folders = readdirSync(join(root, parent)).map((name) => `${parent}/${name}`);
  return folders.filter((folder) => existsSync(join(root, folder, "package.json")));
}

function packageIn(root: string, folder: string): WorkspacePackage {
  const manifest = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")) as Manifest;
  const { name, description = "", dependencies, peerDependencies, optionalDependencies } = manifest;
  const needed = Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies });
  return { name, folder, description, dependencies: needed.sort() };
}
