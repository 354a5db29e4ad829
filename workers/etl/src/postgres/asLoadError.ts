import { WorkerError } from "@sallyport/worker-kit";
import { errorCode } from "../errorCode.js";
import { LoadError, type LoadErrorDetails } from "../LoadError.js";

type Meaning = Pick<LoadErrorDetails, "code" | "message" | "fix">;

const DOWN: Meaning = {
  code: "database-down",
  message: "The database cannot be reached, or the connection broke",
  fix: "Nothing was loaded; the load is tried again. Look at the database and at the way to it",
};
const UNTRUSTED: Meaning = {
  code: "database-untrusted",
  message: "The database's certificate cannot be trusted, or it speaks no TLS",
  fix: "Nothing was sent. Check its certificate, its host name, and the authorities that DB_CA names",
};
const DENIED: Meaning = {
  code: "database-denied",
  message: "The database refuses the login or what it asks for",
  fix: "Check the secret or the IAM authentication, and that the user is a member of etl_owner",
};
const FULL: Meaning = {
  code: "database-full",
  message: "The database has no room left",
  fix: "Nothing was loaded. Give the database more storage; the load is tried again",
};
const BUSY: Meaning = {
  code: "table-busy",
  message: "Another load or session holds the table",
  fix: "The load is tried again; see the runbook for a load that is stuck",
};

const UNTRUSTED_CODES = /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|HOSTNAME_MISMATCH|INVALID_CA)/;
const NETWORK_CODES = /^E(?:CONN|PIPE|HOST|NET|TIMEDOUT|AI_AGAIN|NOTFOUND)/;
const NO_TLS = /does not support SSL/;
const BROKEN =
  /^Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client network socket disconnected/;

/** Errors of sessions and statements, as a load tells them. The server's own text may hold data, and stays the cause. */
export function asLoadError(error: unknown): unknown {
  if (error instanceof WorkerError || typeof error !== "object" || error === null) return error;
  const meaning = meaningOf(error);
  return meaning ? new LoadError({ ...meaning, cause: error }) : error;
}

function meaningOf(error: object): Meaning | undefined {
  const code = errorCode(error);
  const text = "message" in error && typeof error.message === "string" ? error.message : "";
  if (UNTRUSTED_CODES.test(code) || NO_TLS.test(text)) return UNTRUSTED;
  if (NETWORK_CODES.test(code) || BROKEN.test(text)) return DOWN;
  if (!/^[0-9A-Z]{5}$/.test(code) || !("severity" in error)) return undefined;
  if (code.startsWith("28") || code === "42501") return DENIED;
  if (code === "53100") return FULL;
  if (code === "55P03" || code === "40P01" || code === "55006") return BUSY;
  if (/^(?:08|57|53|58)/.test(code)) return DOWN;
  if (/^(?:0A|2B|22|23|42|54)/.test(code)) return refused(code);
  return {
    code: "database-failed",
    message: `The database failed with ${code}`,
    fix: "Nothing was loaded; the load is tried again. The server's log says more",
  };
}

function refused(code: string): Meaning {
  return {
    code: "table-refused",
    message: `The table does not take the file's rows or columns (${code})`,
    fix: "Nothing was loaded. Look for views, constraints and triggers of the table; the server's log says more",
  };
}
