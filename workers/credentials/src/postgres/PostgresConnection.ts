import { RetryableError, WorkerError } from "@sallyport/worker-kit";
import { codeOf } from "./codeOf.js";

/** One connection, with what rotation uses of pg's client. */
export interface PostgresConnection {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<{ readonly rows: Row[] }>;
  escapeIdentifier(name: string): string;
  escapeLiteral(text: string): string;
  end(): Promise<void>;
}

interface PostgresAddress {
  readonly host: string;
  readonly port: number;
  readonly dbname: string;
  readonly user: string;
  readonly password: string;
}

/** Opens a connection over verified TLS, and logs in. */
export type Connect = (address: PostgresAddress) => Promise<PostgresConnection>;

/**
 * An error of the server or of the way to it, without its text: that of a syntax error repeats parts of the statement.
 * Errors of ours stay as they are.
 */
export function serverError(error: unknown, host: string): WorkerError {
  if (error instanceof WorkerError) return error;
  const code = codeOf(error) ?? "no code";
  return new RetryableError({
    reason: "database",
    what: `The database on ${host} did not do what the rotation needs (${code})`,
    fix: "The current login is as it was; see that the database runs, that its certificate is that of DB_CA, and its log",
    cause: error,
  });
}
