import { join } from "node:path";

/** The record of the last release, in the source, also when this file runs from `dist`. */
export const releaseFile = join(__dirname, "..", "..", "src", "upgrade", "release.golden.json");
