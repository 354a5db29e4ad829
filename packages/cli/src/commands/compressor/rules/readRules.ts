import { CommandError } from "../../../output/CommandError.js";
import type { CompressorRule } from "./CompressorRule.js";

const texts = ["name", "sourceRegion", "sourceBucket", "sourcePrefix", "sourceSuffix", "stagingBucket"] as const;
const lists = ["destinations", "queueUrls", "deadLetterQueueUrls", "arrivals"] as const;

/**
 * The rules in a compressor stack's outputs.
 *
 * @param wanted name of the one rule that is wanted; undefined for all
 * @throws CommandError where there is none, or the stack was deployed by an older release
 */
export function readRules(
  outputs: Readonly<Record<string, unknown>>,
  wanted: string | undefined,
): readonly CompressorRule[] {
  const { rules } = outputs;
  if (!Array.isArray(rules) || rules.length === 0)
    throw new CommandError("these are no outputs of a compressor", "name a deployed stack of stacks/compressor", 64);
  for (const rule of rules as readonly Readonly<Record<string, unknown>>[]) {
    const missing = [
      ...texts.filter((name) => typeof rule[name] !== "string"),
      ...lists.filter((name) => !Array.isArray(rule[name])),
    ];
    if (missing.length > 0)
      throw new CommandError(`the stack's outputs lack ${missing.join(", ")} of a rule`, "deploy the stack again", 2);
  }
  const found = (rules as readonly CompressorRule[]).filter(({ name }) => wanted === undefined || name === wanted);
  if (found.length > 0) return found;
  const names = (rules as readonly CompressorRule[]).map(({ name }) => name).join(", ");
  throw new CommandError(`the stack has no rule ${wanted}`, `name one of ${names}`, 64);
}
