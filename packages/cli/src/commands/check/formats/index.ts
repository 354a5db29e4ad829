import type { Rule } from "@sallyport/policies";
import type { CheckReport } from "../CheckReport.js";
import { github } from "./github.js";
import { junit } from "./junit.js";
import { markdown } from "./markdown.js";
import { sarif } from "./sarif.js";
import { text } from "./text.js";

/** Writes a report in one format; a document ends with a line break, nothing is nothing. */
export type Format = (report: CheckReport, rules: readonly Rule[]) => string;

/** The formats by their names on the command line. */
export const formats: Readonly<Record<string, Format>> = {
  text,
  json: (report) => `${JSON.stringify(report)}\n`,
  sarif,
  junit,
  markdown,
  github,
};
