import { isRecord } from "./isRecord.js";
import { signatures, unknownTexts } from "./signatures.js";
import { Secret, Unknown, type Value, type Values } from "./Value.js";

/** Reads a property value from its wire form. Assets and archives stay as they are: only `shape.archive` takes one. */
export const decode = (wire: unknown): Value => {
  if (typeof wire === "string") {
    return unknownTexts.has(wire) ? Unknown.value : wire;
  }
  if (typeof wire === "number" || typeof wire === "boolean") {
    return wire;
  }
  if (Array.isArray(wire)) {
    return wire.map(decode);
  }
  return isRecord(wire) ? decodeRecord(wire) : null;
};

/** Reads a property map. */
export const decodeProperties = (wire: unknown): Values =>
  isRecord(wire)
    ? Object.fromEntries(
        Object.entries(wire)
          .filter(([, value]) => value !== undefined)
          .map(([name, value]) => [name, decode(value)]),
      )
    : {};

const decodeRecord = (wire: { readonly [name: string]: unknown }): Value => {
  switch (wire[signatures.key]) {
    case undefined:
      return decodeProperties(wire);
    case signatures.secret:
      return new Secret(decode(wire.value));
    case signatures.output: {
      const value = "value" in wire ? decode(wire.value) : Unknown.value;
      return wire.secret === true ? new Secret(value) : value;
    }
    case signatures.resource:
      return decode(wire.id ?? wire.urn);
    case signatures.asset:
    case signatures.archive:
      return decodeProperties(wire);
    default:
      throw new Error(`Unknown special value ${String(wire[signatures.key])}: is this SDK newer than the sandbox?`);
  }
};
