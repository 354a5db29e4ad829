import { extname } from "node:path";
import { writeWhole } from "../../../archives/writeWhole.js";
import { CommandError } from "../../../output/CommandError.js";

/**
 * The writer for an incident's report, by its file's extension; readable by its writer alone.
 *
 * @throws CommandError before anything is done, where there is no such form
 */
export function incidentWriter(
  file: string,
): (forms: { readonly markdown: string; readonly json: unknown }) => Promise<void> {
  const extension = extname(file).toLowerCase();
  if (extension !== ".md" && extension !== ".json")
    throw new CommandError(
      `--report-file ${file}: its extension names no form of a report`,
      "Use one of .md, .json",
      64,
    );
  return async ({ markdown, json }) => {
    const text = extension === ".md" ? markdown : `${JSON.stringify(json, undefined, 2)}\n`;
    await writeWhole(file, async (write) => await write(Buffer.from(text)));
  };
}
