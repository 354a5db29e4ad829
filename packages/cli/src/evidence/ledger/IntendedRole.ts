import type { RoleStatement } from "./RoleGrants.js";

/** A role that a stack made, and what it was meant to hold. */
export interface IntendedRole {
  readonly stack: string;
  readonly role: string;
  /** Undefined where the state does not tell all: a managed policy of another stack, or a document that is secret. */
  readonly statements: readonly RoleStatement[] | undefined;
}
