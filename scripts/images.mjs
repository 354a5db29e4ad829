/**
 * `npm run images -- FOLDER IMAGE…`: judges built images. Of each the folder holds the scanner's report, `IMAGE.json`, and what `docker save` gave,
 * unpacked, `IMAGE/`. Ends with 1 for findings that nobody accepted (SUP-02), or where something is wrong with an image (CNT-02, CPL-03); with 2
 * where something is missing. Runs both, so that one run shows everything.
 */
import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { prepare, root } from "./prepare.mjs";

const { node, env } = prepare();
const [folder = "", ...images] = process.argv.slice(2);
const places = images.map((image) => resolve(folder, image));
const program = (/** @type {string} */ name) => join(root, "packages", "supply-chain", "dist", name, "main.js");
const accepted = join(root, ".github", "accepted-findings.yaml");
const codes = [
  [program("vulnerabilities"), accepted, ...places.map((place) => `${place}.json`)],
  [program("image"), ...places],
].map((args) => spawnSync(node, args, { env, stdio: "inherit" }).status ?? 2);
process.exit(Math.max(...codes));
