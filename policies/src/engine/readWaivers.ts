import { readFileSync } from "node:fs";
import type { ReviewedWaiver } from "./ReviewedWaiver.js";
import { isWaiver } from "./Waiver.js";

/** What a waiver may name. */
export interface Known {
  readonly rules: ReadonlySet<string>;
  readonly controls: ReadonlySet<string>;
}

const example = '{"waivers":[{"rule":…,"urn":…,"control":…,"reason":…,"owner":…,"expires":"2027-03-31"}]}';

/**
 * Reads a file of reviewed waivers: JSON, `{ "waivers": [ReviewedWaiver, …] }`.
 *
 * @throws Error naming the file, the waiver by its place and the field, when one is incomplete or names a rule or a control
 *   that does not exist: a mistyped waiver must not silently excuse nothing
 */
export function readWaivers(file: string, known: Known): readonly ReviewedWaiver[] {
  const { waivers } = parsed(file) as { readonly waivers?: unknown };
  if (!Array.isArray(waivers)) throw new Error(`${file}: has no list "waivers"; write ${example}`);
  return waivers.map((waiver: unknown, index) => checked(waiver, `${file}: waivers[${index}]`, known));
}

function parsed(file: string): object {
  try {
    const document: unknown = JSON.parse(readFileSync(file, "utf8"));
    if (typeof document === "object" && document !== null) return document;
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : error}; write ${example}`);
  }
  throw new Error(`${file}: is no JSON object; write ${example}`);
}

function checked(waiver: unknown, where: string, { rules, controls }: Known): ReviewedWaiver {
  if (!isWaiver(waiver)) throw new Error(`${where}: give control, reason, owner and expires, none of them empty`);
  const { rule, urn } = waiver as Partial<ReviewedWaiver>;
  if (typeof rule !== "string" || !rules.has(rule)) throw new Error(`${where}.rule: there is no rule ${rule}`);
  if (typeof urn !== "string" || !urn.startsWith("urn:pulumi:"))
    throw new Error(`${where}.urn: give the resource's URN, "urn:pulumi:…"; * stands for any text`);
  if (!controls.has(waiver.control)) throw new Error(`${where}.control: there is no control ${waiver.control}`);
  return waiver as ReviewedWaiver;
}
