import { extname } from "node:path";
import { writeWhole } from "../../../archives/writeWhole.js";
import { CommandError } from "../../../output/CommandError.js";
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
  const form = forms[extname(file).toLowerCase()];
  if (form === undefined) {
    const known = Object.keys(forms).join(", ");
    throw new CommandError(`--report-file ${file}: its extension names no form of a report`, `Use one of ${known}`, 64);
  }
  return async (report, at) => {
    await writeWhole(file, async (write) => {
      await write(Buffer.from(form(report, at)));
    });
  };
}
