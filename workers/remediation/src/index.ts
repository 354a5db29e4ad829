export { type AccountEvent, parseAccountEvent } from "./events/AccountEvent.js";
export { handleEvent, type Outcome } from "./handleEvent.js";
export type { Notice, Notifier, Remediator, Remedy } from "./ports.js";
export { readSettings, type Settings } from "./settings.js";
