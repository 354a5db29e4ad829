/** The code of a system error (`ENOENT`). Not by `instanceof Error`: under jest such errors come from another realm. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
