/** Makes the tarballs of the packages that are published. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../prepare.mjs";
import { stagePackage } from "./stagePackage.mjs";

const packs = join("policies", "packs");

/** Folders of the packages that are published, each as one tarball. */
const published = ["components", "policies", ...readdirSync(join(root, packs)).map((pack) => join(packs, pack))];

/** @param {string} folder @returns {string} the package's name */
const nameOf = (folder) => JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8")).name;

/**
 * @param {string} destination folder of the tarballs
 * @param {readonly string[]} [names] of packages; all where none is named
 * @returns {string[]} paths of the tarballs, in the order of the names
 */
export const packPackages = (destination, names = published.map(nameOf)) => {
  mkdirSync(destination, { recursive: true });
  const folders = new Map(published.map((folder) => [nameOf(folder), folder]));
  const stage = mkdtempSync(join(tmpdir(), "sallyport-pack-"));
  try {
    return names.map((name) => {
      const folder = folders.get(name);
      if (folder === undefined)
        throw new Error(`there is no package ${name}: name some of ${[...folders.keys()].join(", ")}`);
      stagePackage(join(root, folder), join(stage, folder));
      const args = ["pack", "--json", "--loglevel=error", "--pack-destination", destination];
      const [{ filename }] = JSON.parse(execFileSync("npm", args, { cwd: join(stage, folder), encoding: "utf8" }));
      return join(destination, filename);
    });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
};
