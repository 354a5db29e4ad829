import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createAuthority, type ServerCertificate } from "@sallyport/sandbox";
import { AccessEntities } from "./AccessEntities.js";
import { ChdbEngine } from "./ChdbEngine.js";
import type { ClickHouseEngine } from "./ClickHouseEngine.js";
import { DoubleEngine } from "./DoubleEngine.js";
import { ServerException } from "./ServerException.js";
import { isS3Statement } from "./s3Statement.js";

export interface StartClickHouseOptions {
  /** A Python with chdb, for the real engine behind the front. Default: the double. */
  readonly chdbPython?: string | undefined;
  /** What the server shows, and the authority to trust, such as an expired certificate. Default: a right one. */
  readonly tls?: (ServerCertificate & { readonly ca: string }) | undefined;
}

/** A ClickHouse for tests: its HTTPS interface, with users. */
export interface ClickHouseServer {
  readonly engine: ClickHouseEngine["name"];
  readonly host: string;
  readonly port: number;
  /** PEM text of the authority to trust. */
  readonly ca: string;
  /** May do everything. */
  readonly admin: { readonly username: string; readonly password: string };
  /** All that clients sent: addresses and bodies, in order. */
  readonly received: readonly string[];
  /** Runs statements for the test itself: the engine is not asked whether the administrator may do them. */
  run(...statements: readonly string[]): Promise<void>;
  /** Closes its port; users stay. */
  halt(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

const admin = { username: "rotation_admin", password: "admin-of-this-test" };

/**
 * ClickHouse's HTTPS interface on 127.0.0.1: login by `Authorization` or by `X-ClickHouse-User` and `-Key`, parameters of
 * queries, exceptions with code, name, status and header. Users, passwords and the statements that change them are this
 * front's own; what is behind it is a double, or the real engine where `chdbPython` is given (see `ChdbEngine`).
 */
export async function startClickHouse({ chdbPython, tls }: StartClickHouseOptions = {}): Promise<ClickHouseServer> {
  const authority = await createAuthority();
  const certificate = tls ?? (await authority.issue());
  const entities = new AccessEntities();
  entities.apply(`CREATE USER \`${admin.username}\` IDENTIFIED WITH sha256_hash BY '${"0".repeat(64)}'`);
  const engine = chdbPython ? await ChdbEngine.start(chdbPython, entities) : new DoubleEngine(entities);
  const received: string[] = [];

  const execute = async (
    statement: string,
    parameters: Record<string, string>,
    user: string,
    asked = true,
  ): Promise<string> => {
    if (isS3Statement(statement)) {
      const rights = entities.users.get(user)?.rights ?? [];
      if (!rights.some((right) => right.startsWith("NAMED COLLECTION ADMIN ")))
        throw new ServerException(497, "ACCESS_DENIED", `${user}: Not enough privileges`);
      await engine.judge(statement);
      return "";
    }
    if (/^(CREATE|ALTER|DROP|GRANT|REVOKE) /.test(statement)) {
      if (user !== admin.username) throw new ServerException(497, "ACCESS_DENIED", `${user}: Not enough privileges`);
      if (asked) await engine.judge(statement);
      if (!entities.apply(statement)) throw new ServerException(62, "SYNTAX_ERROR", "Syntax error: not of the front's");
      await engine.changed(entities);
      return "";
    }
    return await engine.read(statement, parameters, user);
  };
  const answer = async (request: IncomingMessage): Promise<string> => {
    const url = new URL(request.url ?? "/", "https://front");
    const body = await text(request);
    received.push(`${request.url} ${body}`);
    const { username, password } = loginOf(request);
    if (username !== admin.username || password !== admin.password) entities.authenticate(username, password);
    const parameters = [...url.searchParams].filter(([name]) => name.startsWith("param_"));
    const named = Object.fromEntries(parameters.map(([name, value]) => [name.slice("param_".length), value]));
    return await execute(body.replace(/\s+FORMAT \w+\s*$/, "").trim(), named, username);
  };
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      response.end(await answer(request));
    } catch (error) {
      const exception =
        error instanceof ServerException ? error : new ServerException(1_001, "STD_EXCEPTION", String(error));
      response.statusCode = exception.code === 516 ? 403 : 500;
      response.setHeader("X-ClickHouse-Exception-Code", exception.code);
      response.end(`${exception.message} (version 26.9.2.1)\n`);
    }
  };

  let server: Server | undefined;
  let port = 0;
  const resume = async (): Promise<void> => {
    const { certificate: cert, key } = certificate;
    server = createServer({ cert, key, minVersion: "TLSv1.2" }, (request, response) => void respond(request, response));
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    port = (server.address() as AddressInfo).port;
  };
  const halt = async (): Promise<void> => {
    const closed = new Promise<void>((done) => server?.close(() => done()));
    server?.closeAllConnections();
    await closed;
  };
  await resume();
  return {
    ...{ engine: engine.name, host: "127.0.0.1", port, admin, received, halt, resume },
    ca: tls?.ca ?? authority.certificate,
    run: async (...statements) => {
      for (const statement of statements) await execute(statement, {}, admin.username, false);
    },
    stop: async () => {
      await halt();
      await engine.stop();
    },
  };
}

function loginOf({ headers }: IncomingMessage): { readonly username: string; readonly password: string } {
  const [user, key] = [headers["x-clickhouse-user"], headers["x-clickhouse-key"]];
  if (user !== undefined) return { username: String(user), password: String(key ?? "") };
  const [scheme, encoded = ""] = (headers.authorization ?? "").split(" ");
  if (scheme !== "Basic") throw new ServerException(516, "AUTHENTICATION_FAILED", "default: Authentication failed");
  const [username = "", ...password] = Buffer.from(encoded, "base64").toString().split(":");
  return { username, password: password.join(":") };
}
