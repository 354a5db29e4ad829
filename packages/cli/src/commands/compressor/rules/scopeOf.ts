import { CommandError } from "../../../output/CommandError.js";
import type { CompressorRule } from "./CompressorRule.js";

/**
 * The prefix that a command looks at: the rule's own, or a narrower one.
 *
 * @throws CommandError for a prefix of which the rule takes nothing
 */
export function scopeOf({ name, sourcePrefix }: CompressorRule, prefix = ""): string {
  if (prefix.startsWith(sourcePrefix)) return prefix;
  if (sourcePrefix.startsWith(prefix)) return sourcePrefix;
  throw new CommandError(`rule ${name} takes nothing below ${prefix}`, `its own prefix is ${sourcePrefix}`, 64);
}
