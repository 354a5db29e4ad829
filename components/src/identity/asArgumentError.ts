import { IntentError } from "@sallyport/intents";
import { ArgumentError } from "../errors/ArgumentError.js";

/**
 * Runs a check of plain values.
 *
 * @throws ArgumentError of the component, where the check throws an IntentError
 */
export function asArgumentError(component: string, check: () => unknown): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof IntentError)) throw error;
    throw new ArgumentError(component, error.argument, error.value, error.fix);
  }
}
