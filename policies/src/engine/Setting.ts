import type { PolicyConfigSchema } from "@pulumi/policy";

/** One setting of a rule, which a pack's configuration may change. */
export interface Setting<Value> {
  /** What it decides, in a sentence, with its unit. */
  readonly description: string;
  readonly default: Value;
  /** What may be given. Pulumi refuses a configuration that does not fit, before anything is judged. */
  readonly schema: PolicyConfigSchema["properties"][string];
}

/** The settings of a rule by name. */
export type SettingsOf<Values extends object> = { readonly [Name in keyof Values]: Setting<Values[Name]> };

/** The values of a rule's settings: those given, else the defaults. */
export function settingValues<Values extends object>(
  settings: SettingsOf<Values> | undefined,
  given: Readonly<Record<string, unknown>>,
): Values {
  const entries = Object.entries(settings ?? {}) as [string, Setting<unknown>][];
  return Object.fromEntries(entries.map(([name, setting]) => [name, given[name] ?? setting.default])) as Values;
}
