import { unscopedActions } from "@sallyport/intents";
import { covers } from "@sallyport/policies";
import { seededRandom } from "../../random/seededRandom.js";
import type { IntendedRole } from "../ledger/IntendedRole.js";
import type { RoleStatement } from "../ledger/RoleGrants.js";
import { drawnFrom } from "./drawnFrom.js";
import { everyRolesProbes } from "./everyRolesProbes.js";
import { neighboursOf } from "./neighboursOf.js";
import { otherRolesProbes } from "./otherRolesProbes.js";
import type { Probe } from "./Probe.js";

/** Neighbours of a role's own statements that are tried, drawn from all that there are. */
const drawn = 40;

/** Calls of other roles that are tried. */
const drawnOfOthers = 12;

interface ProbedRole {
  readonly role: string;
  readonly account: string;
  /** For what the role's own statements do not place. */
  readonly region: string;
  /** What it is meant to hold: what it holds beyond that must not excuse a call. */
  readonly statements: readonly RoleStatement[];
  /** Roles of the same account. */
  readonly others: readonly IntendedRole[];
}

/**
 * Calls that a role must be refused: those by which any role could grow, neighbours of its own statements, and what other roles do. The same
 * seed gives the same ones. A call is left out only where a statement names its very action, on a pattern that covers the resource: a wildcard
 * for actions, or `*` for resources that AWS could tell apart, excuses nothing.
 */
export function planProbes({ statements, others, ...place }: ProbedRole, seed: number): readonly Probe[] {
  const grants = statements.filter(({ effect }) => effect === "Allow");
  const random = seededRandom(seed);
  const unmeant = (probes: readonly Probe[]) => distinct(probes).filter((probe) => !isMeant(probe, grants));
  const own = unmeant(grants.flatMap((statement) => neighboursOf(statement, place.account)));
  return distinct([
    ...unmeant(everyRolesProbes(place)),
    ...drawnFrom(own, drawn, random),
    ...drawnFrom(unmeant(otherRolesProbes(others, place.account)), drawnOfOthers, random),
  ]);
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

/** The same call is tried once, whatever it is a neighbour of; its circumstances are its kind. */
function distinct(probes: readonly Probe[]): readonly Probe[] {
  const callOf = ({ kind, action, resource, unjudged }: Probe) =>
    JSON.stringify([unjudged === undefined ? "" : kind, action, resource]);
  return [...new Map(probes.toReversed().map((probe) => [callOf(probe), probe])).values()].toReversed();
}
