export { ledgerSchema } from "./ledgerVersions.js";
export type { MigrationOptions, MigrationResult } from "./MigrationOptions.js";
export { migrate } from "./migrate.js";
export { roleNames } from "./roleNames.js";
