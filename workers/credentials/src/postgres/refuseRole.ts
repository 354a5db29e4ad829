import { PoisonError } from "@sallyport/worker-kit";
import type { Role } from "./Role.js";

/**
 * Refuses a login that cannot be rotated safely: rights that the role has by itself, and not by membership, would have to
 * be copied from object to object, and a login with powers over the server is none for an application.
 *
 * @throws PoisonError
 */
export function refuseRole({ name, powers, ownRights, memberships }: Role): void {
  const faults = [
    ...(powers.length > 0 ? [`it has ${powers.join(", ")}`] : []),
    ...(ownRights > 0 ? ["it owns objects or has rights on them by itself"] : []),
    ...memberships.filter(({ admin }) => admin).map(({ role }) => `it administers the role ${role}`),
  ];
  if (faults.length === 0) return;
  throw new PoisonError({
    reason: "role-not-rotatable",
    what: `The role ${name} cannot take turns with another one: ${faults.join("; ")}`,
    fix: "Give its rights to a role that cannot log in, and make it a member of that one",
  });
}
