import { codeOf } from "./codeOf.js";

/** invalid_password, and invalid_authorization_specification: no such role, or one that may not log in. */
const refusals = new Set(["28P01", "28000"]);

/** Whether PostgreSQL itself refused a login, rather than that it could not be asked. */
export function isRefusal(error: unknown): boolean {
  return refusals.has(codeOf(error) ?? "");
}
