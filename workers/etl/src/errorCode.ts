/** The code of an error of Node or of PostgreSQL; empty where it has none. Not by `instanceof`: an error may come from another realm. */
export function errorCode(error: unknown): string {
  if (typeof error !== "object" || error === null || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}
