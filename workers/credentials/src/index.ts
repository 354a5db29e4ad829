export { SecretsManagerStore } from "./aws/SecretsManagerStore.js";
export type { AdminSource, CredentialTarget, SecretState, SecretStore } from "./ports.js";
export { connectVerified } from "./postgres/connectVerified.js";
export { PostgresTarget } from "./postgres/PostgresTarget.js";
export type { RotatingLogin } from "./rotation/RotatingLogin.js";
export { type RotationPorts, rotate } from "./rotation/rotate.js";
