import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { InstalledPackage } from "./InstalledPackage.js";

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string | { readonly type?: string };
  /** An old form, in which any one may be chosen. */
  readonly licenses?: readonly { readonly type?: string }[];
}

/**
 * Every package of the registry that is installed, once: what pnpm keeps in `node_modules/.pnpm`, for whatever package of the workspace.
 *
 * @throws Error where nothing is installed: no package would be no problem
 */
export function installedPackages(root: string): readonly InstalledPackage[] {
  const store = join(root, "node_modules", ".pnpm");
  if (!existsSync(store)) throw new Error("Nothing is installed: run `npm run setup` first");
  const found = new Map<string, InstalledPackage>();
  for (const folder of readdirSync(store)) {
    // The package itself lies there under its own name, and its dependencies beside it as links.
    for (const path of foldersIn(join(store, folder, "node_modules"))) {
      const file = join(path, "package.json");
      if (!existsSync(file)) continue;
      const { name = path, version = "", ...said } = JSON.parse(readFileSync(file, "utf8")) as Manifest;
      found.set(`${name}@${version}`, { name, version, licence: licenceOf(said) });
    }
  }
  if (found.size === 0) throw new Error("Nothing is installed: run `npm run setup` first");
  return [...found.values()];
}

function foldersIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => (name.startsWith("@") ? foldersIn(join(folder, name)) : [join(folder, name)]));
}

function licenceOf({ license, licenses }: Manifest): string {
  if (typeof license === "string") return license;
  return (license ? [license] : (licenses ?? [])).map(({ type = "" }) => type).join(" OR ");
}
