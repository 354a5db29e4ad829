import { ClickHouseError } from "@clickhouse/client";

/** 516 since version 20, before that 192 to 194 each by itself. */
const refusals = new Set(["516", "192", "193", "194"]);

/** The code of an error of ClickHouse (`516`) or of Node (`ECONNREFUSED`); undefined where it has none. */
export function clickHouseCode(error: unknown): string | undefined {
  if (error instanceof ClickHouseError) return error.code;
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** Whether ClickHouse itself refused a login, rather than that it could not be asked. */
export function isClickHouseRefusal(error: unknown): boolean {
  return error instanceof ClickHouseError && refusals.has(error.code);
}
