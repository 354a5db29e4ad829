import { isDeepStrictEqual } from "node:util";
import type { StoredAttempt } from "./storedAttempts.js";

/** An attempt's results in short: how it ended, which files there are, and whether the manifest lists exactly those, digests included. */
export function describeAttempt({ manifest, listed, stored }: StoredAttempt) {
  return {
    status: manifest?.status,
    complete: manifest?.complete,
    truthful: isDeepStrictEqual(listed, stored),
    files: stored.map(({ path }) => path),
  };
}
