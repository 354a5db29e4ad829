export { checkCommand } from "./checkCommand.js";
export { checkEnvironment } from "./checkEnvironment.js";
export { checkNames } from "./checkNames.js";
export type { JobPolicy } from "./JobPolicy.js";
export { parseSource } from "./parseSource.js";
export { RefusedError } from "./RefusedError.js";
export type { SourceAddress } from "./SourceAddress.js";
