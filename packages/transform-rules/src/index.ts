export { checkCommand } from "./checkCommand.js";
export { checkEnvironment } from "./checkEnvironment.js";
export { checkNames } from "./checkNames.js";
export { checkRelativePath } from "./checkRelativePath.js";
export type { JobPolicy } from "./JobPolicy.js";
export { parseGitUrl } from "./parseGitUrl.js";
export { parseSource } from "./parseSource.js";
export { RefusedError } from "./RefusedError.js";
export type { GitAddress, SourceAddress } from "./SourceAddress.js";
