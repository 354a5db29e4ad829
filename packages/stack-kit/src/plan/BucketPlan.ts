/** A bucket that data comes from or goes to: one that exists, or one that the stack makes under a logical name. */
export type BucketPlan =
  | { readonly kind: "existing"; readonly bucket: string; readonly keyArn: string | undefined }
  | { readonly kind: "made"; readonly name: string };
