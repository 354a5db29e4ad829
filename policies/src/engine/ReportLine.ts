import type { Judgement } from "./judge.js";

/** One line of the report that the packs write: what a rule says of a resource. */
export type ReportLine = Judgement & { readonly rule: string; readonly urn: string };
