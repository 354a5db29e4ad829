import type { GrantLedger } from "./GrantLedger.js";

/** What the demo tells of a ledger. */
export interface PermissionSummary {
  /** Pairs of (role, statement) that the roles hold. */
  readonly granted: number;
  /** Pairs that allowed at least one call. */
  readonly used: number;
  /** Refused calls of these roles. */
  readonly denied: number;
  /** The pairs that allowed none; `reason` is null where nothing explains it. */
  readonly unused: readonly { readonly role: string; readonly statement: string; readonly reason: string | null }[];
  readonly refusals: readonly {
    readonly role: string;
    readonly action: string;
    readonly resource: string;
    readonly why: string;
  }[];
}

/** A ledger in the demo's few figures, and what somebody should look at. */
export function summarisePermissions({ summary, roles }: Pick<GrantLedger, "summary" | "roles">): PermissionSummary {
  return {
    ...{ granted: summary.statements, used: summary.used, denied: summary.refused },
    unused: roles.flatMap(({ role, statements }) =>
      statements.filter(({ calls }) => calls === 0).map(({ statement, reason }) => ({ role, statement, reason })),
    ),
    refusals: roles.flatMap(({ role, refusals }) =>
      refusals.map(({ action, resource, why }) => ({ role, action, resource, why })),
    ),
  };
}
