/** Makes the tarballs of the packages that are published. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../prepare.mjs";
import { stagePackage } from "./stagePackage.mjs";

/** Folders of the packages that are published, each as one tarball. */
const published = ["components"];

/**
 * @param {string} destination folder of the tarballs
 * @returns {string[]} their paths
 */
export const packPackages = (destination) => {
  mkdirSync(destination, { recursive: true });
  const stage = mkdtempSync(join(tmpdir(), "sallyport-pack-"));
  try {
    return published.map((folder) => {
      stagePackage(join(root, folder), join(stage, folder));
      const args = ["pack", "--json", "--loglevel=error", "--pack-destination", destination];
      const [{ filename }] = JSON.parse(execFileSync("npm", args, { cwd: join(stage, folder), encoding: "utf8" }));
      return join(destination, filename);
    });
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
};
