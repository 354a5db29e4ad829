export { clientsOf } from "./clientsOf.js";
export {
  type Deployment,
  type PulumiAttempt,
  type PulumiProject,
  pulumiProject,
  type StateResource,
} from "./pulumiProject.js";
export { replacingInputs } from "./replacingInputs.js";
export { type RoleStatement, roleSession } from "./roleSession.js";
export { startTestSandbox, type TestSandbox, type TestSandboxOptions, withSandbox } from "./withSandbox.js";
