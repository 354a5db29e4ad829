import { printable } from "../../../output/printable.js";
import { printJson } from "../../../output/printJson.js";
import { type IncidentPage, incidentMarkdown } from "./incidentMarkdown.js";
import type { incidentWriter } from "./incidentWriter.js";

interface Publication {
  readonly page: IncidentPage;
  /** The same as data. */
  readonly document: object;
  readonly write: ReturnType<typeof incidentWriter> | undefined;
  /** Whether data is printed in place of the page. */
  readonly json: boolean | undefined;
}

/** Writes an incident's report into its file, where there is to be one, and prints it. */
export async function publishIncident({ page, document, write, json }: Publication): Promise<void> {
  const markdown = incidentMarkdown(page);
  await write?.({ markdown, json: document });
  if (json) {
    printJson(document);
    return;
  }
  process.stdout.write(
    markdown
      .split("\n")
      .map((line) => `${printable(line)}\n`)
      .join(""),
  );
}
