import { UnknownValueError } from "@pulumi/policy";

/** What `read` reads, or undefined where that is not known yet: for a rule that can decide by something else then. */
export function ifKnown<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnknownValueError) return undefined;
    throw error;
  }
}
