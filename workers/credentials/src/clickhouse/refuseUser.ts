import { PoisonError } from "@sallyport/worker-kit";
import type { User } from "./User.js";

/**
 * Refuses a login that cannot be rotated safely: what a user has by itself, and not by a role, the other user would have
 * to get object by object, and would lack where one is forgotten.
 *
 * @throws PoisonError
 */
export function refuseUser({ name, ownRights, roles, rolesInForce, namedBy, settings }: User): void {
  const faults = [
    ...(ownRights > 0 ? ["it has rights by itself"] : []),
    ...roles.filter(({ admin }) => admin).map(({ role }) => `it administers the role ${role}`),
    ...(rolesInForce ? [] : ["not all its roles are in force at login"]),
    ...namedBy.map((what) => `${what} names it`),
    ...(settings.length > 0 ? ["it has settings of its own"] : []),
  ];
  if (faults.length === 0) return;
  throw new PoisonError({
    reason: "user-not-rotatable",
    what: `The user ${name} cannot take turns with another one: ${faults.join("; ")}`,
    fix: "Give its rights, settings, quotas and row policies to a role, and grant it that role",
  });
}
