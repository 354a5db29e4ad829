export { type DeployedStack, deployStack } from "../commands/demo/testing/DeployedStack.js";
export { ProblemError } from "../commands/transform/api/ProblemError.js";
export { SignedApi } from "../commands/transform/api/SignedApi.js";
