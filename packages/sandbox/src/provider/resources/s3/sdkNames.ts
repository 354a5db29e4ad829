import { isRecord } from "../../values/isRecord.js";
import type { Json } from "../../values/Json.js";

/** Pulumi's name → the SDK's where it is not the same with a capital: `id` → `ID`. */
export type Renames = Readonly<Record<string, string>>;

type Named = { readonly [name: string]: Json };

/**
 * An S3 setting in the SDK's words: capital names, `tags` as a list of pairs, and `date` as a Date. S3 settings are
 * otherwise alike in Pulumi and the SDK.
 */
export const toSdk = (value: Json | undefined, renames: Renames = {}): unknown => {
  if (Array.isArray(value)) {
    return value.map((item: Json) => toSdk(item, renames));
  }
  if (!isRecord(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value as Named).map(([name, item]) => {
      const sdkName = renames[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
      if (name === "tags" && isRecord(item)) {
        return [sdkName, Object.entries(item).map(([Key, Value]) => ({ Key, Value }))];
      }
      return [sdkName, name === "date" ? new Date(String(item)) : toSdk(item, renames)];
    }),
  );
};

/** An S3 setting as the SDK returns it, in Pulumi's words. */
export const fromSdk = (value: unknown, renames: Renames = {}): Json | undefined => {
  const names = new Map(Object.entries(renames).map(([name, sdkName]) => [sdkName, name]));
  const convert = (part: unknown): Json | undefined => {
    if (part instanceof Date) {
      return part.toISOString().replace(".000Z", "Z");
    }
    if (Array.isArray(part)) {
      return part.flatMap((item) => convert(item) ?? []);
    }
    if (!isRecord(part)) {
      return part as Json | undefined;
    }
    const converted: Record<string, Json> = {};
    for (const [sdkName, item] of Object.entries(part)) {
      const name = names.get(sdkName) ?? `${sdkName.charAt(0).toLowerCase()}${sdkName.slice(1)}`;
      const result = name === "tags" && Array.isArray(item) ? tagMap(item) : convert(item);
      if (result !== undefined) {
        converted[name] = result;
      }
    }
    return converted;
  };
  return convert(value);
};

const tagMap = (tags: readonly { readonly Key?: string; readonly Value?: string }[]): Named =>
  Object.fromEntries(tags.map(({ Key, Value }) => [Key ?? "", Value ?? ""]));
