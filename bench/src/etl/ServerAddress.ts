/** A server of the bench, and a user who may make tables in it. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** PEM file of the authority that signed its certificate. */
  readonly caFile: string;
  /** Where the tables are; it is there. */
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
