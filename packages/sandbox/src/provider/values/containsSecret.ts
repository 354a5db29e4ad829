import { Secret, type Value } from "./Value.js";

/** Whether any part of a value is secret. */
export const containsSecret = (value: Value | undefined): boolean =>
  value instanceof Secret || (typeof value === "object" && value !== null && Object.values(value).some(containsSecret));
