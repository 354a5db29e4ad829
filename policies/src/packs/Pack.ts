import type { Rule } from "../engine/Rule.js";

/** A selection of rules. Packs hold no rule of their own. */
export interface Pack {
  /** The CrossGuard pack is called `sallyport-<id>`, its package `@sallyport/policy-<id>`. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly selects: (rule: Rule) => boolean;
}
