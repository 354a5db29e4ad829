import { ifKnown } from "./ifKnown.js";

/** A text within a resource's properties. */
export interface Text {
  /** Where it stands: `policy`, `environment.variables.STAGE`. */
  readonly path: string;
  readonly text: string;
}

/**
 * Every text in a value, at any depth. What is not known yet is left out: it is made from other resources, and those are judged
 * themselves.
 */
export function textsOf(value: unknown, path = ""): readonly Text[] {
  if (typeof value === "string") return [{ path, text: value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.keys(value).flatMap((key) =>
    textsOf(
      ifKnown(() => (value as Readonly<Record<string, unknown>>)[key]),
      path === "" ? key : `${path}.${key}`,
    ),
  );
}
