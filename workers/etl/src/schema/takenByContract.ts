import { Kind } from "./Kind.js";

/** Forms that inference takes for text, and that are clear where the type is given: leading zeros, a plus, yes and no. */
const forms: Readonly<Record<number, RegExp>> = {
  [Kind.boolean]: /^(?:t|f|y|n|true|false|yes|no|on|off|0|1)$/i,
  [Kind.bigint]: /^[+-]?0*\d{1,18}$/,
  [Kind.numeric]: /^[+-]?\d{1,1000}(?:\.\d{1,1000})?$/,
};

/** Whether a value that does not look like its kind is of it nevertheless. */
export function takenByContract(kind: number, bytes: Buffer): boolean {
  return bytes.length <= 2_048 && (forms[kind]?.test(bytes.toString("latin1")) ?? false);
}
