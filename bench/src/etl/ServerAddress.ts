/** A server of the bench, and a user who may make tables in it. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** PEM file of the authority that signed its certificate. */
  readonly caFile: string;
  /** Where the peers make their tables; it is there, and theirs. */
  readonly schema: string;
}

/** The variables by which psql and every other client of libpq finds it, verified by TLS. */
export function libpqVariables(server: ServerAddress): Readonly<Record<string, string>> {
  return {
    PGHOST: server.host,
    PGPORT: `${server.port}`,
    PGDATABASE: server.database,
    PGUSER: server.user,
    PGPASSWORD: server.password,
    PGSSLMODE: "verify-full",
    PGSSLROOTCERT: server.caFile,
  };
}

/** The options by which `sallyport etl` finds it. */
export function addressOf({ user, host, port, database, caFile }: ServerAddress): readonly string[] {
  return ["--database-url", `postgresql://${user}@${host}:${port}/${database}`, "--ca", caFile];
}
