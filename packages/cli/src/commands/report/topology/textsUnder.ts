/**
 * All texts that a property holds whose name fits, however deep it is: a service has its security groups three levels down, a job definition has its
 * role in a document of its own.
 */
export function textsUnder(value: unknown, name: RegExp, fits = false): readonly string[] {
  if (typeof value === "string") return fits ? [value] : /^[{[]/.test(value) ? textsUnder(parsed(value), name) : [];
  if (Array.isArray(value)) return value.flatMap((inner) => textsUnder(inner, name, fits));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsUnder(inner, name, fits || name.test(key)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
