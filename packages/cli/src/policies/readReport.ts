import { existsSync, readFileSync } from "node:fs";
import type { ReportLine } from "@sallyport/policies";

/**
 * The report that the policy packs write, without what was said before: a resource is judged at preview and again at
 * deployment, where more is known. None where no pack has written.
 */
export function readReport(file: string): readonly ReportLine[] {
  if (!existsSync(file)) return [];
  const last = new Map<string, ReportLine>();
  for (const text of readFileSync(file, "utf8").split("\n")) {
    if (text === "") continue;
    const line = JSON.parse(text) as ReportLine;
    last.set(`${line.rule}\n${line.urn}`, line);
  }
  return [...last.values()];
}
