import { existsSync, readFileSync } from "node:fs";
import type { KeptRun } from "./KeptRun.js";
import { runsFile } from "./runsFile.js";

/** The runs that were kept in a sandbox's folder, in the order of their ends. */
export function readRuns(home: string): readonly KeptRun[] {
  const file = runsFile(home);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as KeptRun);
}
