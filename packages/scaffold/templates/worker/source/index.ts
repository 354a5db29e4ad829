export { handleMessage } from "./handleMessage.js";
export type { Results, Upload } from "./ports.js";
