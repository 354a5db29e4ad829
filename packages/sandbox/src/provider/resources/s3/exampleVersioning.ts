import type { Example } from "../../ResourceDefinition.js";

/** Versioning of a bucket that an example makes. */
export const exampleVersioning = (need: string): NonNullable<Example["needs"]>[string] => ({
  type: "aws:s3/bucketVersioning:BucketVersioning",
  inputs: (made) => ({ bucket: made(need, "bucket"), versioningConfiguration: { status: "Enabled" } }),
});
