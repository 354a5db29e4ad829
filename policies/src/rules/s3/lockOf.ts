import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { oneOf, settingsOf } from "./settingsOf.js";

/** The retention that new versions get. */
export interface DefaultRetention {
  /** `GOVERNANCE` or `COMPLIANCE`. */
  readonly mode: unknown;
  readonly days: unknown;
  readonly years: unknown;
}

/** A bucket's default retention in any shape; undefined where new versions are not locked. */
export function lockOf(bucket: ResourceView, graph: ResourceGraph): DefaultRetention | undefined {
  const [setting] = settingsOf("lock", bucket, graph);
  if (!setting) return undefined;
  const rule = oneOf(setting.fields.rule, setting.fields.rules);
  const { mode, days, years } = oneOf(rule?.defaultRetention, rule?.defaultRetentions) ?? {};
  return mode !== undefined && (days !== undefined || years !== undefined) ? { mode, days, years } : undefined;
}
