import { CommandError } from "../../../output/CommandError.js";
import { printable } from "../../../output/printable.js";

/** What a file that somebody writes to meanwhile leads to. */
export function fileChanged(path: string): CommandError {
  return new CommandError(`${printable(path)} changed while it was read`, "upload again when nobody writes there", 2);
}
