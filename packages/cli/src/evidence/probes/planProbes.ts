import { unscopedActions } from "@sallyport/intents";
import { covers } from "@sallyport/policies";
import { seededRandom } from "../../random/seededRandom.js";
import type { RoleStatement } from "../ledger/RoleGrants.js";
import { everyRolesProbes } from "./everyRolesProbes.js";
import { neighboursOf } from "./neighboursOf.js";
import type { Probe } from "./Probe.js";

/** Neighbours of a role's own statements that are tried, drawn from all that there are. */
const drawn = 40;

interface ProbedRole {
  readonly role: string;
  readonly account: string;
  /** For what the role's own statements do not place. */
  readonly region: string;
  /** What it is meant to hold: what it holds beyond that must not excuse a call. */
  readonly statements: readonly RoleStatement[];
}

/**
 * Calls that a role must be refused: those by which any role could grow, and neighbours of its own statements. The same seed gives the same
 * ones. A call is left out only where a statement names its very action, on a pattern that covers the resource: a wildcard for actions, or
 * `*` for resources that AWS could tell apart, excuses nothing.
 */
export function planProbes({ statements, ...place }: ProbedRole, seed: number): readonly Probe[] {
  const grants = statements.filter(({ effect }) => effect === "Allow");
  const random = seededRandom(seed);
  const neighbours = grants.flatMap((statement) => neighboursOf(statement, place.account));
  const own = distinct(neighbours)
    .filter((probe) => !isMeant(probe, grants))
    .map((probe) => ({ probe, draw: random() }))
    .sort((one, other) => one.draw - other.draw)
    .slice(0, drawn)
    .map(({ probe }) => probe);
  return distinct([...everyRolesProbes(place).filter((probe) => !isMeant(probe, grants)), ...own]);
}

function isMeant({ action, resource, unjudged }: Probe, grants: readonly RoleStatement[]): boolean {
  // A call that only its circumstances set apart is by its action and resource one of the role's own.
  if (unjudged !== undefined) return false;
  const mayBeAnywhere = Object.hasOwn(unscopedActions, action);
  return grants.some(
    ({ actions, resources }) =>
      actions.some((one) => one.toLowerCase() === action.toLowerCase()) &&
      resources.some((pattern) => (pattern !== "*" || mayBeAnywhere) && covers(pattern, resource)),
  );
}

function distinct(probes: readonly Probe[]): readonly Probe[] {
  return [...new Map(probes.map((probe) => [JSON.stringify(probe), probe])).values()];
}
