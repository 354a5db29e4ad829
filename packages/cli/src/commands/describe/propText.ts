/** A property as text; empty where it is absent, or not known yet. */
export function propText(props: Readonly<Record<string, unknown>>, name: string): string {
  const value = props[name];
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
