import type { Example } from "../../ResourceDefinition.js";

/** A bucket for examples of its settings, and a second one to move them to. */
export const exampleBuckets = (name: string): NonNullable<Example["needs"]> => ({
  bucket: { type: "aws:s3/bucket:Bucket", inputs: () => ({ bucket: `conformance-${name}` }) },
  other: { type: "aws:s3/bucket:Bucket", inputs: () => ({ bucket: `conformance-${name}-other` }) },
});
