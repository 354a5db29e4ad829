export { makeIdempotencyStore } from "./aws/makeIdempotencyStore.js";
export { makePlatform } from "./aws/makePlatform.js";
export { type Handlers, makeHandlers } from "./makeHandlers.js";
export type { Platform } from "./Platform.js";
export type * from "./ports.js";
export type { ApiAnswers } from "./schema/ApiAnswers.js";
export { readSettings, type Settings } from "./settings/readSettings.js";
