import { ArgumentError } from "../errors/ArgumentError.js";

/** What a bucket's objects are, which decides how long they live. */
export const DataRole = {
  /** Kept until deleted; old versions 90 days. */
  General: "general",
  /** On their way elsewhere: gone after at most 7 days, whatever happens (RET-01). */
  Staging: "staging",
} as const;

export type DataRole = (typeof DataRole)[keyof typeof DataRole];

/** Days, all plain: they are checked at construction. */
export interface LifecycleArgs {
  /** Days until an object expires. Default: never; staging 7, which is also its longest. */
  readonly expireDays?: number;
  /** Days that a replaced or deleted version is kept. Default: 90; staging 1. */
  readonly noncurrentDays?: number;
  /** Days until an unfinished multipart upload is removed. Default: 7; staging 1. */
  readonly abortUploadDays?: number;
}

/** One lifecycle rule, in the shape of the AWS provider. */
export interface LifecycleRule {
  readonly id: string;
  readonly status: "Enabled";
  readonly filter: Record<string, never>;
  readonly expiration?: { readonly days?: number; readonly expiredObjectDeleteMarker?: boolean };
  readonly noncurrentVersionExpiration?: { readonly noncurrentDays: number };
  readonly abortIncompleteMultipartUpload?: { readonly daysAfterInitiation: number };
}

const defaults = {
  [DataRole.General]: { expireDays: undefined, noncurrentDays: 90, abortUploadDays: 7 },
  [DataRole.Staging]: { expireDays: 7, noncurrentDays: 1, abortUploadDays: 1 },
};

/**
 * The lifecycle rules of a bucket.
 *
 * @param component as `describeComponent` gives it, for errors
 * @throws ArgumentError for days that are no positive whole number, or staging data kept longer than 7 days
 */
export function lifecycleFor(component: string, role: DataRole, args: LifecycleArgs): LifecycleRule[] {
  for (const [field, days] of Object.entries(args) as [string, unknown][]) {
    if (days !== undefined && !(Number.isInteger(days) && Number(days) >= 1)) {
      throw new ArgumentError(component, `lifecycle.${field}`, days, "give whole days, at least 1");
    }
  }
  const longest = defaults[DataRole.Staging].expireDays;
  if (role === DataRole.Staging && (args.expireDays ?? longest) > longest) {
    const fix = `staging data lives at most ${longest} days (RET-01); shorten it or use another dataRole`;
    throw new ArgumentError(component, "lifecycle.expireDays", args.expireDays, fix);
  }
  const expireDays = args.expireDays ?? defaults[role].expireDays;
  const noncurrentDays = args.noncurrentDays ?? defaults[role].noncurrentDays;
  const abortDays = args.abortUploadDays ?? defaults[role].abortUploadDays;
  const rule = (id: string, what: Omit<LifecycleRule, "id" | "status" | "filter">): LifecycleRule => ({
    id,
    status: "Enabled",
    filter: {},
    ...what,
  });
  return [
    rule("abort-unfinished-uploads", { abortIncompleteMultipartUpload: { daysAfterInitiation: abortDays } }),
    rule("expire-old-versions", { noncurrentVersionExpiration: { noncurrentDays } }),
    expireDays === undefined
      ? rule("remove-lone-delete-markers", { expiration: { expiredObjectDeleteMarker: true } })
      : rule("expire-objects", { expiration: { days: expireDays } }),
  ];
}
