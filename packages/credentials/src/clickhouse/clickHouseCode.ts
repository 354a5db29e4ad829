import { ClickHouseError } from "@clickhouse/client";

/** AUTHENTICATION_FAILED: one code for a wrong password and for a user that there is not. */
const REFUSED = "516";

/** The code of an error of ClickHouse (`516`) or of Node (`ECONNREFUSED`); undefined where it has none. */
export function clickHouseCode(error: unknown): string | undefined {
  if (error instanceof ClickHouseError) return error.code;
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** Whether ClickHouse itself refused a login, rather than that it could not be asked. */
export function isClickHouseRefusal(error: unknown): boolean {
  return error instanceof ClickHouseError && error.code === REFUSED;
}
