/**
 * Lays a package of this workspace out as it is published: its own files, its workspace dependencies and theirs compiled in under their short
 * name, and a manifest that stands alone. See docs/decisions/0004-one-tarball.md.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { root } from "../prepare.mjs";
import { publishedManifest } from "./publishedManifest.mjs";

/** @param {string} folder */
const manifestOf = (folder) => readJson(join(folder, "package.json"));

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, "utf8"));

/** @param {string} file @param {unknown} value */
const writeJson = (file, value) => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

/** @type {Map<string, string[]>} */
const packedBefore = new Map();

/**
 * The files that npm takes from a package: `files` of its manifest, read by npm itself. Not what was compiled from a source that is gone.
 * @param {string} folder @returns {string[]}
 */
const packedFiles = (folder) => {
  const before = packedBefore.get(realpathSync(folder));
  if (before) return before;
  const files = listedByNpm(folder);
  packedBefore.set(realpathSync(folder), files);
  return files;
};

/** @param {string} folder @returns {string[]} */
const listedByNpm = (folder) => {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts", "--loglevel=error"];
  const [{ files }] = JSON.parse(
    execFileSync("npm", args, { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 }),
  );
  return files
    .map((/** @type {{ path: string }} */ { path }) => path)
    .filter((/** @type {string} */ path) => {
      const [, compiled] = /^dist\/(.*?)\.(?:d\.ts|js|js\.map)$/.exec(path) ?? [];
      return compiled === undefined || existsSync(join(folder, "src", `${compiled}.ts`));
    });
};

/**
 * @param {string} folder of the package in the workspace, compiled
 * @param {string} target an empty folder
 */
export const stagePackage = (folder, target) => {
  const manifest = manifestOf(folder);
  for (const file of packedFiles(folder)) copy(join(folder, file), join(target, file));
  copy(join(root, "LICENSE"), join(target, "LICENSE"));
  const inlined = workspaceDependencies(folder);
  for (const [name, from] of inlined) inlinePackage(name, from, target);
  const manifests = [...inlined.values()].map(manifestOf);
  const installedVersion = (/** @type {string} */ name) =>
    manifestOf(join(folder, "node_modules", name)).version.replace(/^v/, "");
  writeJson(join(target, "package.json"), publishedManifest(manifest, manifests, installedVersion));
  // Pulumi reads the source of a component package where it is installed; that of others is there for their source maps.
  if (existsSync(join(folder, "PulumiPlugin.yaml"))) writeJson(join(target, "tsconfig.json"), standaloneConfig(folder));
};

/**
 * Folders by name of the packages of this workspace that a package depends on, at any depth.
 * @param {string} folder @returns {Map<string, string>}
 */
const workspaceDependencies = (folder) => {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const [name, range] of Object.entries(manifestOf(folder).dependencies ?? {})) {
    if (!String(range).startsWith("workspace:")) continue;
    const dependency = join(folder, "node_modules", name);
    found.set(name, dependency);
    for (const [inner, path] of workspaceDependencies(dependency)) found.set(inner, path);
  }
  return found;
};

/**
 * Copies a dependency's `dist` and `src` under its short name into those of the package, and makes every import of it a relative one.
 * @param {string} name @param {string} from @param {string} target
 */
const inlinePackage = (name, from, target) => {
  const short = name.slice(name.lastIndexOf("/") + 1);
  for (const side of ["dist", "src"]) {
    if (existsSync(join(target, side, short))) throw new Error(`${side}/${short} exists: ${name} has no place there`);
    for (const file of packedFiles(from).filter((path) => path.startsWith(`${side}/`)))
      copy(join(from, file), join(target, side, short, relative(side, file)));
    rewriteImports(join(target, side), name, short);
  }
};

/** @param {string} side @param {string} name @param {string} short */
const rewriteImports = (side, name, short) => {
  for (const file of readdirSync(side, { recursive: true, encoding: "utf8" })) {
    const path = join(side, file);
    if (/\.js\.map$/.test(file) && file.startsWith(`${short}${sep}`)) {
      const map = readJson(path);
      // One folder deeper than it was compiled, on both sides.
      const sources = map.sources.map((/** @type {string} */ source) =>
        source.replace(/(\.\.\/)+src\//, `$&${short}/`),
      );
      writeFileSync(
        path,
        JSON.stringify({ ...map, sources: sources.map((/** @type {string} */ source) => `../${source}`) }),
      );
    } else if (/\.(js|ts)$/.test(file)) {
      const entry = relative(dirname(file), join(short, "index.js")).split(sep).join("/");
      const specifier = entry.startsWith(".") ? entry : `./${entry}`;
      const text = readFileSync(path, "utf8");
      writeFileSync(path, text.replaceAll(`"${name}"`, `"${specifier}"`));
    }
  }
};

/**
 * The package's compiler options with those of the base file in them, for tools that read the source where it is installed.
 * @param {string} folder
 */
const standaloneConfig = (folder) => {
  const own = readJson(join(folder, "tsconfig.json"));
  const base = readJson(join(folder, own.extends));
  const { tsBuildInfoFile: _, composite: _composite, ...options } = { ...base.compilerOptions, ...own.compilerOptions };
  return { compilerOptions: { ...options, types: [], noEmit: true }, include: ["src"] };
};

/** @param {string} from @param {string} to */
const copy = (from, to) => {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
};
