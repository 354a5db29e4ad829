import type { RoleStatement } from "../ledger/RoleGrants.js";
import type { AllowedCall } from "../ledger/recordedCalls.js";

/** How many of the recorded calls are asked for again. */
const asked = 5;

interface Call {
  readonly action: string;
  readonly resource: string;
}

/** Calls to which a judge of a role must say yes before its no is believed: some that the role made, and one that a statement spells out. */
export function knownCalls(statements: readonly RoleStatement[], allowed: readonly AllowedCall[]): readonly Call[] {
  const policies = new Set(statements.map(({ policy }) => policy));
  const made = allowed.filter(({ policy }) => policies.has(policy)).slice(0, asked);
  const granting = statements.find(({ effect, actions, resources }) => {
    return effect === "Allow" && actions.some(isPlain) && resources.length > 0;
  });
  const spelled = granting && {
    action: granting.actions.find(isPlain) ?? "",
    resource: (granting.resources[0] ?? "").replaceAll(/[*?]/g, "x"),
  };
  // Of a role with denials, what a statement spells out may be denied all the same.
  const isDenying = statements.some(({ effect }) => effect === "Deny");
  return [
    ...made.map(({ action, resource }) => ({ action, resource })),
    ...(spelled === undefined || isDenying ? [] : [spelled]),
  ];
}

function isPlain(action: string): boolean {
  return !/[*?]/.test(action);
}
