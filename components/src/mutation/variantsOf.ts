import type { Variant } from "./Variant.js";
import { isPolicyDocument, variantsOfPolicy } from "./variantsOfPolicy.js";

/**
 * Every way to weaken a value by one step: each switch in it flipped, each other setting removed, each list emptied, and each
 * statement of a policy document dropped or widened. JSON texts are gone through like what they stand for.
 */
function variantsOf(value: unknown): readonly Variant[] {
  if (value === undefined || value === null) return [];
  if (typeof value === "boolean") return [{ path: "", mutation: "flipped", value: !value }];
  const gone: Variant = { path: "", mutation: "removed", value: undefined };
  if (typeof value === "string") return [gone, ...variantsOfText(value)];
  if (Array.isArray(value)) return [{ path: "", mutation: "emptied", value: [] }, ...variantsOfList(value)];
  if (typeof value === "object") return [gone, ...variantsOfFields(value)];
  return [gone];
}

/** The variants of an object's fields, without the one that takes the object itself away. */
export function variantsOfFields(fields: object): readonly Variant[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    variantsOf(field).map(({ path, mutation, value }) => ({
      path: joined(name, path),
      mutation,
      value: { ...fields, [name]: value },
    })),
  );
}

function variantsOfList(list: readonly unknown[]): readonly Variant[] {
  return list.flatMap((item, index) =>
    variantsOf(item).map(({ path, mutation, value }) => ({
      path: joined("*", path),
      mutation,
      value:
        value === undefined
          ? list.filter((_, at) => at !== index)
          : list.map((other, at) => (at === index ? value : other)),
    })),
  );
}

function variantsOfText(text: string): readonly Variant[] {
  const document = documentIn(text);
  if (document === undefined) return [];
  const variants = isPolicyDocument(document) ? variantsOfPolicy(document) : variantsOf(document);
  return variants
    .filter(({ value }) => value !== undefined)
    .map(({ path, mutation, value }) => ({ path, mutation, value: JSON.stringify(value) }));
}

function documentIn(text: string): object | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}

function joined(step: string, path: string): string {
  return path === "" ? step : `${step}.${path}`;
}
