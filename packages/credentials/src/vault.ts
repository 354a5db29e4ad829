/** The vault alone, without the drivers of databases: for programs that are bundled. */
export { openVault } from "./aws/openVault.js";
export { readSecret } from "./aws/readSecret.js";
export type { SecretVault } from "./ports.js";
