import type { RecordedResource } from "../conformance/Recording.js";

/** How a recorded resource was made weaker. */
export type Mutation = "flipped" | "removed" | "emptied" | "widened" | "unprotected" | "absent";

/** A component's resources with one thing about one of them changed. */
export interface Mutant {
  /** Component, resource and path: `HardenedBucket aws:s3/bucketPolicy:BucketPolicy policy.Statement[0].Condition`. */
  readonly title: string;
  readonly component: string;
  readonly type: string;
  /** Property path with list indexes as `*`; empty where the whole resource is absent. */
  readonly path: string;
  readonly mutation: Mutation;
  /** All of the component's resources, the changed one among them. */
  readonly resources: readonly RecordedResource[];
}
