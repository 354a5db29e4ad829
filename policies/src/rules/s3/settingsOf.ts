import { isSet } from "../../documents/isSet.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { type SettingKind, settingTypes } from "./settingTypes.js";

export type Fields = Readonly<Record<string, unknown>>;

/** A setting of a bucket, wherever the program keeps it. */
export interface BucketSetting {
  /** The resource that has it: one of its own, or the bucket. */
  readonly holder: ResourceView;
  /** The bucket's property that holds it; undefined where the holder is a resource of its own. */
  readonly property: string | undefined;
  readonly fields: Fields;
}

/** A bucket's settings of one kind: from the resources that refer to it, else inline. */
export function settingsOf(kind: SettingKind, bucket: ResourceView, graph: ResourceGraph): readonly BucketSetting[] {
  const own = settingTypes[kind].types.flatMap((type) => graph.referring(type, "bucket", bucket));
  return own.length > 0 ? own.flatMap((holder) => settingsIn(kind, holder)) : settingsIn(kind, bucket);
}

/**
 * The settings of one kind that a resource itself holds. Inline ones are read from what the program gave: a bucket's outputs also show
 * what the resources of their own have set.
 */
export function settingsIn(kind: SettingKind, holder: ResourceView): readonly BucketSetting[] {
  const { types, inline } = settingTypes[kind];
  if ((types as readonly string[]).includes(holder.type))
    return [{ holder, property: undefined, fields: holder.props }];
  return inline
    .filter((property) => isSet(holder.inputs, property))
    .flatMap((property) => {
      const value = holder.inputs[property];
      const fields = kind === "lifecycle" ? { rules: value } : value;
      return manyOf(fields).map((one) => ({ holder, property, fields: typeof one === "object" ? one : {} }));
    });
}

/** The one of a field that older shapes give as a list of one. */
export function oneOf(...values: readonly unknown[]): Fields | undefined {
  return manyOf(values.find((value) => value !== undefined))[0];
}

/** The entries of a field that is a list in one shape and a single entry in another. */
export function manyOf(value: unknown): readonly Fields[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]) as readonly Fields[];
}
