import { ArgumentError } from "../errors/ArgumentError.js";
import { type RemediationArgs, RemediationMode } from "./RemediationArgs.js";

/** Room that the longest of the functions' names needs beside the component's, within the 59 characters of a function. */
const longest = 59 - "-open-security-group".length;

/** @throws ArgumentError for a mode that there is not, and a name that leaves no room for those of the functions */
export function checkRemediationArgs(component: string, name: string, { mode }: RemediationArgs): void {
  const modes: readonly string[] = Object.values(RemediationMode);
  if (mode !== undefined && !modes.includes(mode)) {
    throw new ArgumentError(component, "mode", mode, `give one of ${modes.join(", ")}, or make no component for "off"`);
  }
  if (name.length > longest) {
    throw new ArgumentError(component, "name", name, `give a name of at most ${longest} characters`);
  }
}
