import { existsSync, readFileSync } from "node:fs";
import { demoDocument, type ReportData } from "@sallyport/report";
import { writeDocument } from "../../output/writeDocument.js";
import type { DemoDocument } from "./DemoResult.js";

type Earlier = Pick<NonNullable<ReportData["demo"]>, "pipelines" | "ranAt">;

/**
 * Writes a run's document, beside the pipelines that ran earlier and not now; `ranAt` says of each when it ran. A file that holds something
 * else is written anew: it is the report's own, of an older version.
 *
 * @param at when the run ended
 */
export async function addToReport(file: string, document: DemoDocument, at: Date): Promise<void> {
  const earlier = readEarlier(file);
  const now = Object.keys(document.pipelines).map((name) => [name, at.toISOString()] as const);
  await writeDocument(file, {
    ...document,
    pipelines: { ...earlier.pipelines, ...document.pipelines },
    ranAt: { ...earlier.ranAt, ...Object.fromEntries(now) },
  });
}

function readEarlier(file: string): Earlier {
  if (!existsSync(file)) return { pipelines: {} };
  try {
    const document = JSON.parse(readFileSync(file, "utf8"));
    demoDocument.parse(document);
    // As it stands there: what parsing gives has only the fields that are drawn.
    return document;
  } catch {
    return { pipelines: {} };
  }
}
