import { reportFileWriter } from "../../../output/reportFileWriter.js";

/** An incident's report in its forms. */
interface IncidentForms {
  readonly markdown: string;
  readonly json: unknown;
}

/**
 * The writer for an incident's report, by its file's extension; readable by its writer alone.
 *
 * @throws CommandError before anything is done, where there is no such form
 */
export function incidentWriter(file: string): (forms: IncidentForms) => Promise<void> {
  return reportFileWriter(file, {
    ".md": ({ markdown }: IncidentForms) => markdown,
    ".json": ({ json }: IncidentForms) => `${JSON.stringify(json, undefined, 2)}\n`,
  });
}
