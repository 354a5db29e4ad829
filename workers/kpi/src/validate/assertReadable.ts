import { InputError } from "../InputError.js";

/** A file that cannot be read at all would be days without its rows. Throws an InputError that names the first five with their faults. */
export function assertReadable(faults: readonly string[]): void {
  if (faults.length === 0) return;
  const more = faults.length > 5 ? `, and ${faults.length - 5} more` : "";
  throw new InputError({
    reason: "unreadable-file",
    what: `${faults.slice(0, 5).join("; ")}${more}`,
    fix: "Nothing was written. Replace or remove the files, then run again",
  });
}
