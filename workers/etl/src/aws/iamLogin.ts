import { Signer, type SignerConfig } from "@aws-sdk/rds-signer";
import type { Login } from "../postgres/PgDatabases.js";

export interface IamLoginOptions {
  readonly server: Pick<Login, "host" | "port" | "database">;
  readonly user: string;
  readonly region: string;
  /** Default: those of the task's role. */
  readonly credentials?: SignerConfig["credentials"];
}

/** A login by a token of IAM, which is signed here and good for 15 minutes; needs `rds-db:connect` as this one user (IAM-08). */
export async function iamLogin({ server, user, region, credentials }: IamLoginOptions): Promise<Login> {
  const { host: hostname, port } = server;
  const signer = new Signer({ hostname, port, username: user, region, ...(credentials && { credentials }) });
  return { ...server, user, password: await signer.getAuthToken() };
}
