import { seededRandom } from "../../../random/seededRandom.js";

/** Chance for one row: the same for the same seed, table, id and version, whatever was drawn before. */
export function rowRandom(seed: number, table: string, id: number, version: number): () => number {
  let state = seed ^ 0x9e3779b9;
  for (const part of [table.length * 131 + table.charCodeAt(0), id, version]) {
    state = Math.imul(state ^ (state >>> 16) ^ part, 0x85ebca6b);
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  }
  return seededRandom(state ^ (state >>> 16));
}
