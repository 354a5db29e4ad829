import { ArgumentError } from "../errors/ArgumentError.js";
import type { ConfigBaselineArgs } from "./ConfigBaselineArgs.js";
import type { ConfigRule } from "./ConfigRule.js";
import { configRules } from "./configRules.js";

/** Longest name of a rule that AWS Config takes. */
const longestName = 128;

/**
 * The rules that a region gets: all that are not left out, those of the whole account in its one region only.
 *
 * @throws ArgumentError for a rule that there is not, a history kept less than a year, and a name too long for its rules
 */
export function planRules(component: string, name: string, args: ConfigBaselineArgs): readonly ConfigRule[] {
  const { globalResources = false, withoutRules = [], retentionDays = 2557 } = args;
  const names = configRules.map((rule) => rule.name);
  const unknown = withoutRules.find((rule) => !names.includes(rule));
  if (unknown !== undefined) {
    throw new ArgumentError(component, "withoutRules", unknown, `name some of ${names.join(", ")}`);
  }
  if (!(Number.isInteger(retentionDays) && retentionDays >= 365)) {
    throw new ArgumentError(component, "retentionDays", retentionDays, "keep it at least 365 whole days (LOG-05)");
  }
  const longest = longestName - Math.max(...names.map((rule) => rule.length)) - 1;
  if (name.length > longest) {
    throw new ArgumentError(component, "name", name, `give a name of at most ${longest} characters`);
  }
  return configRules.filter((rule) => !withoutRules.includes(rule.name) && (globalResources || !rule.global));
}
