import type { CompressorRule } from "../compressor/rules/CompressorRule.js";

/** What the demo needs of the compressor stack's outputs. */
export interface DemoRule extends CompressorRule {
  /** Names of the task roles that the rule's objects pass through. */
  readonly taskRoles: readonly string[];
}

/** @throws Error when the stack has no rule, which its configuration check should have refused */
export function firstRule(outputs: Readonly<Record<string, unknown>>): DemoRule {
  const rules = outputs.rules as readonly DemoRule[] | undefined;
  const rule = rules?.[0];
  if (!rule) throw new Error("the compressor stack has no rule in its outputs");
  return rule;
}
