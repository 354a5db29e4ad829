import type { Rule } from "../engine/Rule.js";
import type { Control } from "./Control.js";
import type { Evidence } from "./Evidence.js";
import { rulesMeeting } from "./rulesMeeting.js";

/** The catalogue, and what there is to show for it. */
export interface ControlSources {
  readonly controls: readonly Control[];
  readonly evidence: Readonly<Record<string, Evidence>>;
  readonly rules: readonly Rule[];
  /** Components by the controls that their documentation names. */
  readonly components: ReadonlyMap<string, readonly string[]>;
}

/** How far a control is met: by something that runs, by people, in part, or not at all. */
export type Standing = "met" | "in part" | "runbook" | "not yet";

/** Met where something shows it: a rule, a component or a test. By a runbook where it is people's work, alone or to bring it into operation. */
export function standingOf({ id }: Control, { evidence, rules, components }: ControlSources): Standing {
  const { tests = [], files = [], runbook, operation, missing } = evidence[id] ?? {};
  const shown = tests.length + files.length + rulesMeeting(id, rules).length + (components.get(id) ?? []).length > 0;
  if (missing !== undefined) return shown || runbook !== undefined ? "in part" : "not yet";
  if (shown && operation === undefined) return "met";
  return runbook === undefined ? "not yet" : "runbook";
}
