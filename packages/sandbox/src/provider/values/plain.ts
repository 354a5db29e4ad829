import type { Json, Properties } from "./Json.js";
import { signatures } from "./signatures.js";
import { Secret, Unknown, type Value, type Values } from "./Value.js";

/** The text that stands for an unknown inside plain values. */
const unknownMarker = signatures.unknownText;

/** Takes secrets out of their wrapping and puts the marker in place of unknowns. */
export const toPlain = (value: Value): Json => {
  if (value instanceof Unknown) {
    return unknownMarker;
  }
  if (value instanceof Secret) {
    return toPlain(value.value);
  }
  if (Array.isArray(value)) {
    return value.map(toPlain);
  }
  return typeof value === "object" && value !== null ? toPlainProperties(value as Values) : (value as Json);
};

export const toPlainProperties = (values: Values): { readonly [name: string]: Json } =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, toPlain(value)]));

/** Back to values: every text that contains the marker, such as an ARN built from an unknown name, is unknown. */
export const fromPlain = (plain: Json): Value => {
  if (typeof plain === "string") {
    return plain.includes(unknownMarker) ? Unknown.value : plain;
  }
  if (Array.isArray(plain)) {
    return plain.map(fromPlain);
  }
  return typeof plain === "object" && plain !== null ? fromPlainProperties(plain as Properties) : (plain as Value);
};

export const fromPlainProperties = (plain: Properties): Values => {
  const values: Record<string, Value> = {};
  for (const [name, value] of Object.entries(plain)) {
    if (value !== undefined) {
      values[name] = fromPlain(value);
    }
  }
  return values;
};
