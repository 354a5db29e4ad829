/** What a server is configured by. */
export interface ServerSettings {
  readonly port: number;
  /** Refuse connections without TLS, as `rds.force_ssl = 1` does. */
  readonly forceSsl: boolean;
  /** Further lines of postgresql.conf by name; those that keep the server private cannot be changed. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Names of the files in the data folder. */
export const serverFiles = { certificate: "server.pem", key: "server-key.pem" } as const;

const defaults = {
  log_line_prefix: "%m [%p] %q%u@%d ",
  log_timezone: "UTC",
  ssl_min_protocol_version: "TLSv1.2",
  timezone: "UTC",
} as const;

/** A server answers on the loopback interface only, by TLS, to passwords that neither side can read from the other. */
const fixed = (port: number) => ({
  hba_file: "pg_hba.conf",
  listen_addresses: "127.0.0.1",
  log_destination: "stderr",
  logging_collector: "off",
  password_encryption: "scram-sha-256",
  port: String(port),
  ssl: "on",
  ssl_cert_file: serverFiles.certificate,
  ssl_key_file: serverFiles.key,
  unix_socket_directories: "",
});

/** The text of postgresql.conf. Pure. */
export function postgresqlConf({ port, parameters }: ServerSettings): string {
  const settings = { ...defaults, ...parameters, ...fixed(port) };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}\n`);
  return `# Written at each start by the sandbox.\n${lines.join("")}`;
}

/** The text of pg_hba.conf: what matches no line is refused. Pure. */
export function pgHbaConf({ forceSsl }: ServerSettings): string {
  return `${forceSsl ? "hostssl" : "host"} all all 127.0.0.1/32 scram-sha-256\n`;
}

function quoted(value: string): string {
  return `'${value.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}
