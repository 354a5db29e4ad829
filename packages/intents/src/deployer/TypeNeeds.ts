import type { DeployScopeId } from "./deployScopes.js";

/** What the deployment of one resource type needs: actions (without their namespace) by the scope that they are held to. */
export interface TypeNeeds {
  readonly actions: Readonly<Partial<Record<DeployScopeId, readonly string[]>>>;
  /** Services to which it gives a role of the stack (iam:PassRole). */
  readonly passesRoleTo?: readonly string[];
  /** Services whose own role AWS makes with the first resource of the account. */
  readonly serviceLinkedRoles?: readonly string[];
}

/** By Pulumi type token. */
export type TypeNeedsTable = Readonly<Record<string, TypeNeeds>>;
