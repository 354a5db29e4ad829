import { reportFileWriter } from "../../../output/reportFileWriter.js";
import type { ValidationReport } from "../ValidationReport.js";
import { describeHtml } from "./describeHtml.js";
import { describeMarkdown } from "./describeMarkdown.js";

const forms: Readonly<Record<string, (report: ValidationReport, at: Date) => string>> = {
  ".md": describeMarkdown,
  ".html": describeHtml,
  ".json": (report) => `${JSON.stringify(report, undefined, 2)}\n`,
};

/**
 * The writer for a report's file, by its extension.
 *
 * @throws CommandError before anything is looked at, where there is no such form
 */
export function reportWriter(file: string): (report: ValidationReport, at: Date) => Promise<void> {
  return reportFileWriter(file, forms);
}
