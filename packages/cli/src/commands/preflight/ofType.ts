import type { RecordedResource } from "../../pulumi/stack/RecordedResource.js";

/** A planned resource with all that is known of it. */
export interface PlannedResource {
  readonly urn: string;
  readonly type: string;
  /** Empty as long as it is not made. */
  readonly id: string;
  readonly props: Readonly<Record<string, unknown>>;
}

/** The planned resources of some types. */
export function ofType(
  resources: readonly RecordedResource[],
  ...types: readonly string[]
): readonly PlannedResource[] {
  return resources
    .filter(({ type }) => types.includes(type))
    .map(({ urn, type, id = "", inputs, outputs }) => ({ urn, type, id, props: { ...inputs, ...outputs } }));
}
