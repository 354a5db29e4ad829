interface Login {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password?: string | undefined;
}

/** Variables by which `credentials setup --from-env` takes a login. */
export function loginVariables({ host, port, username, password }: Login): NodeJS.ProcessEnv {
  return {
    CLICKHOUSE_HOST: host,
    CLICKHOUSE_PORT: String(port),
    CLICKHOUSE_USERNAME: username,
    CLICKHOUSE_PASSWORD: password,
  };
}
