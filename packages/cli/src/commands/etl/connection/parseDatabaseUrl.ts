import { CommandError } from "../../../output/CommandError.js";
import type { DatabaseAddress } from "./DatabaseAddress.js";

const example = "postgresql://user@host:5432/database";

/**
 * Reads `--database-url`. A password in it is refused: command lines are shown to every user of a machine and kept in the
 * shell's history. So is a TLS mode below verify-full, which the load does not have. No error repeats the address, since it may hold a
 * password.
 *
 * @throws CommandError with exit code 64 and what to write instead
 */
export function parseDatabaseUrl(text: string): DatabaseAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^postgres(ql)?:$/.test(url.protocol))
    throw refusal("is no address of PostgreSQL", `write it as ${example}`);
  if (url.password !== "" || url.searchParams.has("password"))
    throw refusal(
      "holds a password, which every process list and the shell's history show",
      "leave it out: it is taken from PGPASSWORD or ~/.pgpass, or asked for; and change this one, since it has been shown",
    );
  const database = decoded(url.pathname.slice(1));
  const user = decoded(url.username);
  if (url.hostname === "" || database === "" || user === "")
    throw refusal("names no host, no user or no database", `write it as ${example}`);
  return {
    host: decoded(url.hostname).replace(/^\[(.*)\]$/, "$1"),
    port: url.port === "" ? 5432 : Number(url.port),
    database,
    user,
    ...parameters(url.searchParams),
  };
}

/** Those of libpq's parameters that mean something here. */
function parameters(given: URLSearchParams): Pick<DatabaseAddress, "caFile"> {
  for (const [name, value] of given) {
    if (name === "sslmode" && value !== "verify-full")
      throw refusal(
        "asks for a weaker TLS than verify-full",
        "leave sslmode out: the certificate and the host name are always verified, by --ca FILE where the authority is not a public one",
      );
    if (name !== "sslmode" && name !== "sslrootcert")
      throw refusal(
        `has the parameter ${JSON.stringify(name)}`,
        "leave it out: only sslmode=verify-full and sslrootcert are read",
      );
  }
  const caFile = given.get("sslrootcert");
  return caFile === null || caFile === "system" ? {} : { caFile };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refusal("has a % that begins no escape", "write % as %25");
  }
}

function refusal(what: string, fix: string): CommandError {
  return new CommandError(`--database-url ${what}`, fix, 64);
}
