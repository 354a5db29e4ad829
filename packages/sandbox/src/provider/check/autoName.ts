import { createHash, randomBytes } from "node:crypto";
import type { AutoName } from "../Shape.js";

/** What the engine says about names: its seed (the same at preview and up) and its own proposal. */
export interface Naming {
  /** Logical name: the last part of the URN. */
  readonly name: string;
  readonly seed?: Uint8Array;
  /** A name that the user's `pulumi:autonaming` configuration proposes. */
  readonly proposed?: string;
  /** True where that configuration forbids made-up names. */
  readonly disabled?: boolean;
}

/** Makes a physical name: `<lead><prefix, or logical name and "-"><7 hex digits>`, within the length that AWS allows. */
export const autoName = (rule: AutoName, naming: Naming, input: string, prefix: string | undefined): string => {
  const lead = rule.lead ?? "";
  if (naming.proposed !== undefined && prefix === undefined) {
    return `${lead}${naming.proposed}`.slice(0, rule.maxLength);
  }
  const seed = naming.seed !== undefined && naming.seed.length > 0 ? naming.seed : randomBytes(16);
  const digits = createHash("sha256").update(seed).update(input).digest("hex").slice(0, 7);
  const stem = prefix ?? `${naming.name}-`;
  const room = rule.maxLength - digits.length - (prefix === undefined ? lead.length : 0);
  const name = `${prefix === undefined ? lead : ""}${stem.slice(0, room)}${digits}`;
  return rule.lowerCase === true ? name.toLowerCase() : name;
};
