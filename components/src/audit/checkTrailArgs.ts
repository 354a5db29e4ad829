import { ArgumentError } from "../errors/ArgumentError.js";
import { checkRetentionDays } from "../observability/checkRetentionDays.js";
import type { AuditTrailArgs } from "./AuditTrailArgs.js";

/** Least days that audit logs are kept (LOG-05). */
const leastDays = 365;

/** The lifetimes of a trail's files and events, in days. */
interface TrailLifetimes {
  readonly retentionDays: number;
  readonly lockDays: number | undefined;
  readonly logRetentionDays: number;
}

/**
 * The lifetimes that a trail's arguments say, checked with its names.
 *
 * @throws ArgumentError for audit logs kept less than a year, a lock that outlives the files, or a name that CloudTrail
 * refuses
 */
export function checkTrailArgs(component: string, name: string, args: AuditTrailArgs): TrailLifetimes {
  const { retentionDays = 2557, logRetentionDays = leastDays, environment, trailName = name } = args;
  const lockDays = args.lockDays ?? (environment === "prod" ? leastDays : undefined);
  for (const [argument, days] of Object.entries({ retentionDays, logRetentionDays })) {
    if (Number.isInteger(days) && days >= leastDays) continue;
    throw new ArgumentError(component, argument, days, `keep audit logs at least ${leastDays} whole days (LOG-05)`);
  }
  checkRetentionDays(component, "logRetentionDays", logRetentionDays);
  if (lockDays !== undefined && !(Number.isInteger(lockDays) && lockDays >= 1 && lockDays <= retentionDays)) {
    throw new ArgumentError(component, "lockDays", lockDays, `give 1 to ${retentionDays} whole days, the files' life`);
  }
  if (typeof trailName === "string" && !/^[A-Za-z0-9](?:[._-]?[A-Za-z0-9]){2,127}$/.test(trailName)) {
    const fix = 'give 3 to 128 letters, digits, ".", "_" and "-", none of the last three beside another';
    throw new ArgumentError(component, "trailName", trailName, fix);
  }
  return { retentionDays, lockDays, logRetentionDays };
}
