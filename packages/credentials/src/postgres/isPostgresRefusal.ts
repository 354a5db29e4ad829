/** invalid_password, and invalid_authorization_specification: no such role, or one that may not log in. */
const refusals = new Set(["28P01", "28000"]);

/** Whether PostgreSQL itself refused a login, rather than that it could not be asked. */
export function isPostgresRefusal(error: unknown): boolean {
  if (typeof error !== "object" || error === null || !("code" in error)) return false;
  return typeof error.code === "string" && refusals.has(error.code);
}
