import { classifyError, describeError } from "@sallyport/worker-kit";
import type { JobObserver } from "./ports.js";

/** Tells an error under a name, a denial under the one that all workers have for it (LOG-01). */
export function tellFault(observer: JobObserver, name: string, error: unknown): void {
  const event = classifyError(error).kind === "denied" ? "security.access_denied" : name;
  observer.event(event, describeError(error));
}
