import { ArgumentError } from "../errors/ArgumentError.js";
import type { EventRetryArgs } from "./EventRetryArgs.js";

const ranges = { attempts: [0, 185], seconds: [60, 86_400] } as const;

/** Checks what is known at construction of a retry. @throws ArgumentError for numbers that EventBridge does not take */
export function checkRetry(component: string, retry: EventRetryArgs | undefined): void {
  for (const [field, [least, most]] of Object.entries(ranges) as [keyof EventRetryArgs, readonly [number, number]][]) {
    const value = retry?.[field];
    if (typeof value !== "number" || (Number.isInteger(value) && value >= least && value <= most)) continue;
    throw new ArgumentError(component, `retry.${field}`, value, `give a whole number from ${least} to ${most}`);
  }
}
