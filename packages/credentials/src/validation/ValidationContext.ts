import type { ManagerOptions } from "../manager/ManagerOptions.js";
import type { CredentialManager } from "../ports.js";

/** What checks work with. */
export interface ValidationContext extends ManagerOptions {
  readonly manager: CredentialManager;
}
