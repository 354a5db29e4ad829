import type { Shape } from "../Shape.js";
import type { Value } from "../values/Value.js";

/**
 * A scalar in the kind that a shape wants; `undefined` where it has no such form. As with the official plugin a number
 * is accepted as a text, and a text that holds a number or a flag as that: configuration values are texts.
 */
export const scalarAs = (kind: Shape["kind"], value: Value): string | number | boolean | undefined => {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    return undefined;
  }
  switch (kind) {
    case "text":
      return String(value);
    case "number":
      return typeof value === "number" ? value : numberFrom(value);
    case "flag":
      return typeof value === "boolean" ? value : { true: true, false: false }[String(value)];
    default:
      return undefined;
  }
};

const numberFrom = (value: string | boolean): number | undefined => {
  const number = typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
};
