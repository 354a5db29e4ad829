import { ArgumentError } from "../errors/ArgumentError.js";
import { DataRole } from "./DataRole.js";
import type { HardenedBucketArgs } from "./HardenedBucketArgs.js";
import { ObjectLockMode } from "./ObjectLockArgs.js";

/** What new versions of a bucket's objects get. */
export interface ObjectLock {
  readonly mode: ObjectLockMode;
  readonly days: number;
}

/** Days for which results are locked in prod when nothing else is said. */
const resultDays = 30;

/**
 * The Object Lock of a bucket, if it has one: as asked, and by default for results in prod (STO-06), where it stands
 * for MFA delete, which no deployment can turn on (STO-04).
 *
 * @throws ArgumentError for a lock beside the reason for having none, for one on data that has to go, or for days that
 * S3 does not take
 */
export function objectLockFor(component: string, args: HardenedBucketArgs): ObjectLock | undefined {
  const { objectLock, dataRole, environment, exceptions } = args;
  if (objectLock === undefined) {
    const locked = dataRole === DataRole.Results && environment === "prod" && exceptions?.noObjectLock === undefined;
    return locked ? { mode: ObjectLockMode.Governance, days: resultDays } : undefined;
  }
  if (exceptions?.noObjectLock !== undefined) {
    const fix = "remove it or the waiver exceptions.noObjectLock: a bucket is locked or has a reason for not being so";
    throw new ArgumentError(component, "objectLock", objectLock, fix);
  }
  if (dataRole === DataRole.Staging || dataRole === DataRole.Uploads) {
    throw new ArgumentError(component, "objectLock", objectLock, `a lock would keep ${dataRole} data, which has to go`);
  }
  const { mode = ObjectLockMode.Governance, days } = objectLock;
  if (!(Number.isInteger(days) && days >= 1 && days <= 36_500)) {
    throw new ArgumentError(component, "objectLock.days", days, "give whole days from 1 to 36500");
  }
  if (!Object.values(ObjectLockMode).includes(mode)) {
    throw new ArgumentError(component, "objectLock.mode", mode, 'give "GOVERNANCE" or "COMPLIANCE"');
  }
  return { mode, days };
}

/** The tags that record how a bucket's versions are kept from deletion (STO-04). */
export function deletionTags(lock: ObjectLock | undefined, { exceptions }: HardenedBucketArgs): Record<string, string> {
  if (lock !== undefined) return { "sallyport:mfa-delete": "replaced-by-object-lock" };
  return exceptions?.noObjectLock === undefined ? {} : { "sallyport:mfa-delete": "waived" };
}
