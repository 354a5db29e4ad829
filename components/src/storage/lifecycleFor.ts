import { checkLifecycle } from "./checkLifecycle.js";
import type { DataRole } from "./DataRole.js";
import { ArchiveClass, type LifecycleArgs } from "./LifecycleArgs.js";
import { lifetimes } from "./lifetimes.js";

/** One lifecycle rule, in the shape of the AWS provider. */
export interface LifecycleRule {
  readonly id: string;
  readonly status: "Enabled";
  readonly filter: Record<string, never>;
  readonly expiration?: { readonly days?: number; readonly expiredObjectDeleteMarker?: boolean };
  readonly noncurrentVersionExpiration?: { readonly noncurrentDays: number };
  readonly transitions?: { readonly days: number; readonly storageClass: string }[];
  readonly noncurrentVersionTransitions?: { readonly noncurrentDays: number; readonly storageClass: string }[];
  readonly abortIncompleteMultipartUpload?: { readonly daysAfterInitiation: number };
}

/**
 * The lifecycle rules of a bucket.
 *
 * @param component as `describeComponent` gives it, for errors
 * @throws ArgumentError for days that are no positive whole number, for staging data or uploads kept longer than 7
 * days, and for archiving that expiry or tiering contradicts
 */
export function lifecycleFor(component: string, role: DataRole, args: LifecycleArgs): LifecycleRule[] {
  checkLifecycle(component, role, args);
  const expireDays = args.expireDays ?? lifetimes[role].expireDays;
  const noncurrentDays = args.noncurrentDays ?? lifetimes[role].noncurrentDays;
  const abortDays = args.abortUploadDays ?? lifetimes[role].abortUploadDays;
  return [
    rule("abort-unfinished-uploads", { abortIncompleteMultipartUpload: { daysAfterInitiation: abortDays } }),
    rule("expire-old-versions", { noncurrentVersionExpiration: { noncurrentDays } }),
    expireDays === undefined
      ? rule("remove-lone-delete-markers", { expiration: { expiredObjectDeleteMarker: true } })
      : rule("expire-objects", { expiration: { days: expireDays } }),
    ...storedAs(role, args, expireDays, noncurrentDays),
  ];
}

function storedAs(
  role: DataRole,
  args: LifecycleArgs,
  expireDays: number | undefined,
  noncurrentDays: number,
): LifecycleRule[] {
  if (args.intelligentTiering !== undefined) {
    return [rule("tier-by-use", { transitions: [{ days: 0, storageClass: "INTELLIGENT_TIERING" }] })];
  }
  const days = args.archiveAfterDays ?? lifetimes[role].archiveAfterDays;
  if (days === undefined || (expireDays !== undefined && expireDays <= days)) return [];
  const storageClass = args.archiveClass ?? ArchiveClass.InstantRetrieval;
  const versions = { noncurrentVersionTransitions: [{ noncurrentDays: days, storageClass }] };
  return [
    rule("archive-objects", {
      transitions: [{ days, storageClass }],
      // S3 refuses to archive a version that expires first.
      ...(days < noncurrentDays ? versions : {}),
    }),
  ];
}

function rule(id: string, what: Omit<LifecycleRule, "id" | "status" | "filter">): LifecycleRule {
  return { id, status: "Enabled", filter: {}, ...what };
}
