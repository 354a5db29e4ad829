import { Secret, Unknown, type Value } from "./Value.js";

/** Whether any part of a value is unknown. */
export const containsUnknown = (value: Value): boolean => {
  if (value instanceof Unknown) {
    return true;
  }
  if (value instanceof Secret) {
    return containsUnknown(value.value);
  }
  return typeof value === "object" && value !== null && Object.values(value).some(containsUnknown);
};
