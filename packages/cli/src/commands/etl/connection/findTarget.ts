import { readFile } from "node:fs/promises";
import type { Login } from "@sallyport/worker-etl";
import { CommandError } from "../../../output/CommandError.js";
import type { EtlTarget } from "./EtlTarget.js";
import { findPassword } from "./findPassword.js";
import { parseDatabaseUrl } from "./parseDatabaseUrl.js";
import { stackTarget } from "./stackTarget.js";
import type { TargetOptions } from "./targetOptions.js";

/**
 * The database that the options name.
 *
 * @throws CommandError where they name none or two, there is no password, or the stack or the authorities cannot be read
 */
export async function findTarget({ databaseUrl, stack, ca, schema }: TargetOptions): Promise<EtlTarget> {
  if ((databaseUrl === undefined) === (stack === undefined))
    throw new CommandError(
      databaseUrl === undefined ? "no database is named" : "--database-url and --stack name two databases",
      "give --database-url postgresql://user@host/database, or --stack NAME",
      64,
    );
  if (databaseUrl !== undefined) {
    const { caFile, ...address } = parseDatabaseUrl(databaseUrl);
    const password = await findPassword(address);
    const login = async (): Promise<Login> => ({ ...address, password });
    return { login, ...(await readAuthorities(ca ?? caFile)), schema: schema ?? "etl" };
  }
  // Only here: a database that is named by its address has no use for the sandbox and Pulumi.
  const { stackOutputs } = await import("./stackOutputs.js");
  const outputs = await stackOutputs(stack ?? "");
  const target = stackTarget(outputs, await readAuthorities(ca));
  return schema === undefined ? target : { ...target, schema };
}

async function readAuthorities(file: string | undefined): Promise<{ readonly ca?: string }> {
  if (file === undefined) return {};
  const ca = await readFile(file, "utf8").catch((error: Error) => {
    throw new CommandError(`cannot read the authorities: ${error.message}`, "give a PEM file with --ca", 64);
  });
  if (!ca.includes("-----BEGIN CERTIFICATE-----"))
    throw new CommandError(
      `${file} holds no certificate`,
      "give the PEM file of the authorities, such as RDS's bundle",
      64,
    );
  return { ca };
}
