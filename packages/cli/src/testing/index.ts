export { type DeployedStack, deployStack } from "../commands/demo/testing/DeployedStack.js";
export { SignedApi } from "../commands/transform/api/SignedApi.js";
