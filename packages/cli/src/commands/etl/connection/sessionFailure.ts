import { DatabaseError } from "pg";
import { CommandError } from "../../../output/CommandError.js";
import { printable } from "../../../output/printable.js";
import { EtlFailure } from "../EtlFailure.js";
import type { EtlTarget } from "./EtlTarget.js";

/** What a person sees of a session that failed. Errors that are neither the network's nor PostgreSQL's pass through. */
export function sessionFailure(error: unknown, { host, port, user }: EtlTarget["login"]): unknown {
  if (!(error instanceof Error) || error instanceof CommandError) return error;
  const { code = "" } = error as { readonly code?: string };
  const place = `${host}:${port}`;
  const failure = (name: string, fix: string): EtlFailure =>
    new EtlFailure(name, printable(`${place}: ${error.message}`), fix, 1, { cause: error });
  if (error instanceof DatabaseError || /^[0-9A-Z]{5}$/.test(code)) {
    if (code === "28P01" || code === "28000")
      return failure("database-denied", `check user and password of ${user}; a rotation may just have changed them`);
    if (code === "42P01" || code === "3F000")
      return failure(
        "database-unprepared",
        "make roles, schemas and ledger as the database's owner: sallyport etl migrate",
      );
    if (code === "42501") return failure("database-denied", `sign in as a member of etl_owner; ${user} is none`);
    return failure("database-failed", "the server's log has more");
  }
  if (/CERT|SIGNATURE|ALTNAME|ISSUER/.test(code) || /certificate/i.test(error.message))
    return failure(
      "database-untrusted",
      "give the authority of the server's certificate with --ca, and the host by the name in it",
    );
  if (/^E[A-Z]+$/.test(code) || /timeout|terminated/i.test(error.message))
    return failure("database-down", "check host and port; a stack's database can only be reached from within its VPC");
  return error;
}
