import { ifKnown } from "./ifKnown.js";
import { isSet } from "./isSet.js";

/** Whether a property names a key of ours. One that is not known yet is one: the keys of AWS have aliases that are known. */
export function hasCustomerKey(props: Readonly<Record<string, unknown>>, property: string): boolean {
  if (!isSet(props, property)) return false;
  const key = ifKnown(() => props[property]);
  return !(typeof key === "string" && /(^|:)alias\/aws\//.test(key));
}
