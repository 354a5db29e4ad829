export {
  type Authority,
  type CertificateOptions,
  createAuthority,
  type ServerCertificate,
} from "./certificates/Authority.js";
export {
  type Postgres,
  type PostgresLogin,
  type StartPostgresOptions,
  startPostgres,
} from "./database/startPostgres.js";
export type { Decision } from "./decisions/Decision.js";
export { DecisionTail } from "./decisions/DecisionTail.js";
export { probeSessionName } from "./decisions/probeSessionName.js";
export { type ReadDecisionsOptions, readDecisions } from "./decisions/readDecisions.js";
export { type DecisionSummary, principalName, type StatementUse, usedStatements } from "./decisions/usedStatements.js";
export { foreignVariables } from "./lifecycle/foreignVariables.js";
export type { ImageBundle, ImageTable } from "./lifecycle/ImageTable.js";
export { planEnvironment } from "./lifecycle/planEnvironment.js";
export { resetSandbox } from "./lifecycle/resetSandbox.js";
export { SandboxError } from "./lifecycle/SandboxError.js";
export { sandboxEnvironment } from "./lifecycle/sandboxEnvironment.js";
export { type SandboxStatus, sandboxStatus } from "./lifecycle/sandboxStatus.js";
export { type StartSandboxOptions, startSandbox } from "./lifecycle/startSandbox.js";
export { stopSandbox } from "./lifecycle/stopSandbox.js";
export { s3ControlClient } from "./provider/s3ControlClient.js";
export { ensurePythonPackages } from "./toolchain/ensurePythonPackages.js";
export { ensureSpark } from "./toolchain/ensureSpark.js";
export type { ProviderChoice } from "./toolchain/ProviderChoice.js";
export { type PulumiCli, pulumiVersion } from "./toolchain/PulumiCli.js";
export { pinnedNode } from "./toolchain/pinnedNode.js";
export { type ResolvePulumiCliOptions, resolvePulumiCli } from "./toolchain/resolvePulumiCli.js";
export { whyJavaIsUnusable } from "./toolchain/whyJavaIsUnusable.js";
