import { createHash } from "node:crypto";
import type { AttributeValue } from "@aws-sdk/client-dynamodb";

/** sha256 of items of DynamoDB, whatever the order of attributes, of sets and of the items themselves. */
export function hashOfItems(items: readonly Readonly<Record<string, AttributeValue>>[]): string {
  const texts = items.map((item) => JSON.stringify(ordered(item))).sort();
  return createHash("sha256").update(texts.join("\n")).digest("hex");
}

function ordered(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [
        name,
        /^[SNB]S$/.test(name) && Array.isArray(inner) ? inner.map(ordered).sort() : ordered(inner),
      ]),
  );
}
