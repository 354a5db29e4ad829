import { extname } from "node:path";
import { writeWhole } from "../archives/writeWhole.js";
import { CommandError } from "./CommandError.js";

/**
 * The writer of a `--report-file`, in the form that its extension stands for; readable by its writer alone (mode 0600), whole or not at all.
 *
 * @param forms by extension, `.json`
 * @throws CommandError before anything is done, where there is no such form
 */
export function reportFileWriter<Report extends readonly unknown[]>(
  file: string,
  forms: Readonly<Record<string, (...report: Report) => string>>,
): (...report: Report) => Promise<void> {
  const form = forms[extname(file).toLowerCase()];
  if (form === undefined) {
    const known = Object.keys(forms);
    throw new CommandError(
      `--report-file ${file}: its extension names no form of a report`,
      known.length === 1 ? `name a ${known[0]}` : `Use one of ${known.join(", ")}`,
      64,
    );
  }
  return async (...report) => await writeWhole(file, async (write) => await write(Buffer.from(form(...report))));
}
