import type { Command } from "commander";

/** By name, so that a run loads the one command that it is about: together they take longer to load than most take to run. */
export const commandTable: Readonly<Record<string, () => Promise<Command>>> = {
  catalog: async () => (await import("./catalog/catalogCommand.js")).catalogCommand(),
  check: async () => (await import("./check/checkCommand.js")).checkCommand(),
  compress: async () => (await import("./compress/compressCommand.js")).compressCommand(),
  compressor: async () => (await import("./compressor/compressorCommand.js")).compressorCommand(),
  credentials: async () => (await import("./credentials/credentialsCommand.js")).credentialsCommand(),
  demo: async () => (await import("./demo/demoCommand.js")).demoCommand(),
  "deployer-policy": async () => (await import("./deployerPolicy/deployerPolicyCommand.js")).deployerPolicyCommand(),
  describe: async () => (await import("./describe/describeCommand.js")).describeCommand(),
  drill: async () => (await import("./drill/drillCommand.js")).drillCommand(),
  etl: async () => (await import("./etl/etlCommand.js")).etlCommand(),
  image: async () => (await import("./image/imageCommand.js")).imageCommand(),
  incident: async () => (await import("./incident/incidentCommand.js")).incidentCommand(),
  inspect: async () => (await import("./inspect/inspectCommand.js")).inspectCommand(),
  kpi: async () => (await import("./kpi/kpiCommand.js")).kpiCommand(),
  migrate: async () => (await import("./migrate/migrateCommand.js")).migrateCommand(),
  preflight: async () => (await import("./preflight/preflightCommand.js")).preflightCommand(),
  queue: async () => (await import("./queue/queueCommand.js")).queueCommand(),
  restore: async () => (await import("./restore/restoreCommand.js")).restoreCommand(),
  sandbox: async () => (await import("./sandbox/sandboxCommand.js")).sandboxCommand(),
  security: async () => (await import("./security/securityCommand.js")).securityCommand(),
  smoke: async () => (await import("./smoke/smokeCommand.js")).smokeCommand(),
  transform: async () => (await import("./transform/transformCommand.js")).transformCommand(),
  verify: async () => (await import("./verify/verifyCommand.js")).verifyCommand(),
  whoami: async () => (await import("./whoami/whoamiCommand.js")).whoamiCommand(),
};
