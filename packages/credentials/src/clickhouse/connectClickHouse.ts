import { Agent } from "node:https";
import { ClickHouseLogLevel, createClient } from "@clickhouse/client";

/** A server and a login at it. */
export interface ClickHouseAddress {
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  readonly database?: string | undefined;
}

/** What is used of the official client. A login is tried with each statement: HTTP has no sessions. */
export interface ClickHouseConnection {
  /** Rows of a query; `{name:Type}` in it is replaced by the server. */
  rows<Row extends object>(query: string, parameters?: Readonly<Record<string, unknown>>): Promise<readonly Row[]>;
  command(statement: string): Promise<void>;
  end(): Promise<void>;
}

export type ConnectClickHouse = (address: ClickHouseAddress) => ClickHouseConnection;

/** Milliseconds for one statement: a step of a rotation as a whole has the function's minute. */
const STATEMENT_TIMEOUT = 15_000;

/**
 * Connections by ClickHouse's own client over HTTPS: TLS 1.2 or newer, a certificate of the authorities, for this host
 * (ENC-17). There is nothing weaker. Its log is off, since it repeats statements.
 *
 * @param ca PEM text of the authorities. Default: those that Node trusts, with NODE_EXTRA_CA_CERTS
 */
export function connectClickHouse(ca?: string): ConnectClickHouse {
  return ({ host, port, username, password, database }) => {
    const agent = new Agent({ rejectUnauthorized: true, minVersion: "TLSv1.2", ...(ca !== undefined && { ca }) });
    const client = createClient({
      url: `https://${host.includes(":") ? `[${host}]` : host}:${port}`,
      username,
      password,
      ...(database !== undefined && { database }),
      application: "sallyport",
      request_timeout: STATEMENT_TIMEOUT,
      http_agent: agent,
      log: { level: ClickHouseLogLevel.OFF },
    });
    return {
      rows: async <Row extends object>(query: string, parameters: Readonly<Record<string, unknown>> = {}) => {
        const result = await client.query({ query, query_params: { ...parameters }, format: "JSONEachRow" });
        return await result.json<Row>();
      },
      command: async (query) => {
        await client.command({ query });
      },
      end: async () => {
        await client.close();
        agent.destroy();
      },
    };
  };
}
