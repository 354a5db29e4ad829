export { handleLines } from "./handleLines.js";
export { type LogBatch, parseLogBatch } from "./LogBatch.js";
export { type ArchivedObject, objectOf } from "./objectOf.js";
export type { Archive } from "./ports.js";
