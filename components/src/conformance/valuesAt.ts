/** Every value at a path such as `rules.*.key`; `*` stands for any element or key. A missing one is `undefined`. */
export function valuesAt(value: unknown, path: string): unknown[] {
  const [step, ...rest] = path.split(".");
  if (step === undefined || step === "") return [value];
  if (typeof value !== "object" || value === null) return [undefined];
  const inner = step === "*" ? Object.values(value) : [(value as Readonly<Record<string, unknown>>)[step]];
  return inner.flatMap((one) => valuesAt(one, rest.join(".")));
}
