export { InputError } from "./InputError.js";
export type { KpiOptions } from "./KpiOptions.js";
export type * from "./ports.js";
export { RunBusyError } from "./RunBusyError.js";
export { runKpi } from "./runKpi.js";
