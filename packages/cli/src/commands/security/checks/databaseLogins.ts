import { parseEnvironment, validateCredentials } from "@sallyport/credentials";
import type { Found, SecurityCheck } from "../SecurityCheck.js";

/** The environment's login is there, has its shape, and opens the database over verified TLS (SEC-04, SEC-14, ENC-17). */
export const databaseLogins: SecurityCheck = {
  name: "database-login",
  about: "the environment's secret is there, has its fields, and opens its database over verified TLS",
  needs: "environment",
  run: async ({ environment = parseEnvironment("dev") }): Promise<readonly Found[]> => {
    const { checks } = await validateCredentials("clickhouse", environment);
    // What was not tried after a failure is no finding of its own.
    const failed = checks.find(({ ok }) => !ok);
    if (failed === undefined) return [];
    return [
      {
        severity: failed.code === "server-unreachable" ? "high" : "critical",
        where: `clickhouse of ${environment}: ${failed.name}`,
        message: failed.message,
        fix: failed.fix ?? "docs/runbooks/login-failing.md",
      },
    ];
  },
};
