import type { BucketPlan } from "@sallyport/stack-kit";

interface Named {
  readonly bucket?: string | undefined;
  readonly keyArn?: string | undefined;
}

/** The buckets of a rule: the existing ones that it names, and others by logical names (physical ones carry the region too). */
export function bucketsOf(rule: string) {
  const named =
    (made: string) =>
    (given: Named): BucketPlan =>
      given.bucket === undefined
        ? { kind: "made", name: `${rule}-${made}` }
        : { kind: "existing", bucket: given.bucket, keyArn: given.keyArn };
  return { source: named("source"), target: named("target"), backup: named("backup") };
}
