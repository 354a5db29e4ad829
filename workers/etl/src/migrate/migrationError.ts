import { FatalError, WorkerError } from "@sallyport/worker-kit";

/** Classes of SQLSTATE whose messages repeat parts of a statement: syntax errors and data. */
const quoting = /^(?:42601|22)/;

/**
 * An error that a deployment may show: those of PostgreSQL by code and message, ours as they are, all else by code alone.
 */
export function migrationError(error: unknown): WorkerError {
  if (error instanceof WorkerError) return error;
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "no code";
  const told = error instanceof Error && "severity" in error && !quoting.test(code) ? `: ${error.message}` : "";
  return new FatalError({
    reason: "database",
    what: `The database could not be migrated (${code}${told})`,
    fix: "Nothing was changed: see that the database runs, that its certificate is that of DB_CA, and the function's log",
    cause: error,
  });
}
