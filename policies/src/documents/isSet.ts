import { UnknownValueError } from "@pulumi/policy";

/**
 * Whether a property was given at all. A value that is not known yet counts as given; null and the empty text, by which a state says that
 * there is none, do not.
 */
export function isSet(props: Readonly<Record<string, unknown>>, property: string): boolean {
  if (!Object.keys(props).includes(property)) return false;
  try {
    const value = props[property];
    return value !== undefined && value !== null && value !== "";
  } catch (error) {
    if (error instanceof UnknownValueError) return true;
    throw error;
  }
}
