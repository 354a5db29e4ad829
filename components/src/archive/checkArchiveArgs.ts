import { ArgumentError } from "../errors/ArgumentError.js";
import type { LogArchiveArgs } from "./LogArchiveArgs.js";
import { writerOf } from "./writerOf.js";

/** @throws ArgumentError for no group, a group twice, the archive's own group, and lines kept for less than a year */
export function checkArchiveArgs(component: string, name: string, args: LogArchiveArgs): void {
  const { logGroupNames, retentionDays = 2557 } = args;
  if (logGroupNames.length === 0) {
    throw new ArgumentError(component, "logGroupNames", logGroupNames, "name at least one log group");
  }
  logGroupNames.forEach((group, index) => {
    const where = `logGroupNames[${index}]`;
    if (group === `/aws/lambda/${writerOf(name)}`) {
      throw new ArgumentError(
        component,
        where,
        group,
        "leave out the archive's own log: it would call itself for ever",
      );
    }
    if (typeof group === "string" && logGroupNames.indexOf(group) !== index) {
      throw new ArgumentError(component, where, group, "name each log group once");
    }
  });
  if (!(Number.isInteger(retentionDays) && retentionDays >= 365)) {
    throw new ArgumentError(component, "retentionDays", retentionDays, "keep lines at least 365 whole days (LOG-05)");
  }
}
