/** The vault alone, without the drivers of databases: for programs that are bundled. */
export { openVault } from "./aws/openVault.js";
export { CredentialError } from "./CredentialError.js";
export type { SecretVault } from "./ports.js";
