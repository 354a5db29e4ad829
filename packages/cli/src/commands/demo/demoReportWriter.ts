import { existsSync, readFileSync } from "node:fs";
import type { ReportData } from "@sallyport/report";
import { documentWriter } from "../../output/documentWriter.js";
import type { DemoDocument } from "./DemoResult.js";

type Earlier = Pick<NonNullable<ReportData["demo"]>, "pipelines" | "ranAt">;

/**
 * The writer of a run's document, beside the pipelines that ran earlier and not now; `ranAt` says of each when it ran, and `at` when this
 * run ended. A file that holds something else is written anew: it is the report's own, of an older version.
 *
 * @throws CommandError before anything is run, where the file is not named as a JSON document
 */
export function demoReportWriter(file: string): (document: DemoDocument, at: Date) => Promise<void> {
  const write = documentWriter(file);
  return async (document, at) => {
    const earlier = await readEarlier(file);
    const now = Object.keys(document.pipelines).map((name) => [name, at.toISOString()] as const);
    await write({
      ...document,
      pipelines: { ...earlier.pipelines, ...document.pipelines },
      ranAt: { ...earlier.ranAt, ...Object.fromEntries(now) },
    });
  };
}

async function readEarlier(file: string): Promise<Earlier> {
  if (!existsSync(file)) return { pipelines: {} };
  // Only here: what draws the report comes with its schema, and takes long to load.
  const { demoDocument } = await import("@sallyport/report");
  try {
    const document = JSON.parse(readFileSync(file, "utf8"));
    demoDocument.parse(document);
    // As it stands there: what parsing gives has only the fields that are drawn.
    return document;
  } catch {
    return { pipelines: {} };
  }
}
