/** The code of an error of PostgreSQL (SQLSTATE) or of Node (ECONNREFUSED, CERT_HAS_EXPIRED); undefined where it has none. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}
