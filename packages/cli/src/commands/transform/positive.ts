import { InvalidArgumentError } from "commander";

/** A number of an option; what is in its range the API says. */
export function positive(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError("give a number above 0");
}
