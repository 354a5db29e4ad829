import type { Json } from "./Json.js";
import { signatures } from "./signatures.js";
import { Secret, Unknown, type Value, type Values } from "./Value.js";

/** Writes a property value in its wire form. */
export const encode = (value: Value): Json => {
  if (value instanceof Unknown) {
    return signatures.unknownText;
  }
  if (value instanceof Secret) {
    return { [signatures.key]: signatures.secret, value: encode(value.value) };
  }
  if (Array.isArray(value)) {
    return value.map(encode);
  }
  return typeof value === "object" && value !== null ? encodeProperties(value as Values) : (value as Json);
};

/** Writes a property map. */
export const encodeProperties = (values: Values): { readonly [name: string]: Json } =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, encode(value)]));
