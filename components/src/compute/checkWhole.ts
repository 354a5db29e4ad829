import { ArgumentError } from "../errors/ArgumentError.js";

/**
 * Checks a number that is known at construction.
 *
 * @throws ArgumentError unless it is a whole number from `least` to `most`
 */
export function checkWhole(component: string, argument: string, value: unknown, least: number, most: number): void {
  if (typeof value !== "number" || (Number.isInteger(value) && value >= least && value <= most)) return;
  throw new ArgumentError(component, argument, value, `give a whole number from ${least} to ${most}`);
}
