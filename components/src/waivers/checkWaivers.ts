import { ArgumentError } from "../errors/ArgumentError.js";
import type { Waiver } from "./Waiver.js";

/**
 * Checks the form of the waivers in a component's `exceptions`.
 *
 * Expiry is not checked against the clock: a clock must not block an urgent deploy. The policy reports expired ones.
 *
 * @param component as `describeComponent` gives it
 * @param exceptions the component's `exceptions` argument: a record of waivers by what they weaken
 * @throws ArgumentError naming the field at fault
 */
export function checkWaivers(component: string, exceptions: object | undefined): void {
  for (const [weakening, waiver] of Object.entries(exceptions ?? {}) as [string, Partial<Waiver> | undefined][]) {
    if (waiver === undefined) continue;
    const refuse = (field: keyof Waiver, fix: string): never => {
      throw new ArgumentError(component, `exceptions.${weakening}.${field}`, waiver[field], fix);
    };
    if (!/^[A-Z]{3}-\d{2}$/.test(text(waiver.control))) refuse("control", 'name the control, for example "STO-05"');
    if (text(waiver.reason).trim().length < 10) refuse("reason", "say in a sentence why this is acceptable here");
    if (text(waiver.owner).trim() === "") refuse("owner", "name the team or person who answers for it");
    if (!isDay(text(waiver.expires))) refuse("expires", 'give the last day in ISO 8601, for example "2027-03-31"');
  }
}

/** Programs in other languages, and untyped ones, can pass anything. */
function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}
