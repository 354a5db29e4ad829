import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { RoleCredentials } from "./RoleCredentials.js";

/** What a task is given to fetch its credentials with. */
export interface CredentialsGrant {
  /** Value of AWS_CONTAINER_CREDENTIALS_FULL_URI. */
  readonly uri: string;
  /** What the Authorization header must say. Kept out of logs, arguments and the environment. */
  readonly token: string;
  /** Ends the grant: the path answers 404 from then on. */
  revoke(): void;
}

interface Registration {
  readonly tokenDigest: Buffer;
  readonly provide: () => Promise<RoleCredentials>;
}

/**
 * The container credentials endpoint of ECS, on 127.0.0.1: a path and a token for each task, so that one task cannot
 * take another's role. A wrong token is answered 403, an unknown path 404, a Host that is not this endpoint 403.
 */
export class CredentialsEndpoint {
  private readonly registrations = new Map<string, Registration>();

  private constructor(
    private readonly server: Server,
    private readonly log: (line: string) => void,
  ) {}

  static async start(log: (line: string) => void): Promise<CredentialsEndpoint> {
    const server = createServer();
    const endpoint = new CredentialsEndpoint(server, log);
    server.on("request", (request, response) => void endpoint.answer(request, response));
    server.listen({ host: "127.0.0.1", port: 0 });
    await once(server, "listening");
    return endpoint;
  }

  grant(taskId: string, provide: () => Promise<RoleCredentials>): CredentialsGrant {
    const path = `/v2/credentials/${taskId}`;
    const token = randomBytes(32).toString("base64url");
    this.registrations.set(path, { tokenDigest: digest(token), provide });
    return {
      uri: `http://${this.authority}${path}`,
      token,
      revoke: () => void this.registrations.delete(path),
    };
  }

  async stop(): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }

  private get authority(): string {
    const address = this.server.address();
    return `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    request.resume();
    // A web page that resolves its own name to 127.0.0.1 sends that name.
    if (request.headers.host !== this.authority) return refuse(response, 403, "the Host header is not this endpoint's");
    const registration = request.method === "GET" ? this.registrations.get(request.url ?? "") : undefined;
    if (!registration) return refuse(response, 404, "no task has credentials at this path");
    const given = digest(request.headers.authorization ?? "");
    if (!timingSafeEqual(given, registration.tokenDigest)) return refuse(response, 403, "the token is not this task's");
    try {
      send(response, 200, body(await registration.provide()));
    } catch (error) {
      this.log(`no credentials for ${request.url}: ${error instanceof Error ? error.message : error}`);
      refuse(response, 500, "the task's role could not be assumed; see the sandbox's log");
    }
  }
}

// Equal lengths for the comparison, whatever was sent.
function digest(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function body(credentials: RoleCredentials): Record<string, string> {
  return {
    RoleArn: credentials.roleArn,
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey,
    Token: credentials.sessionToken,
    Expiration: credentials.expiration.toISOString().replace(/\.\d+Z$/, "Z"),
  };
}

function refuse(response: ServerResponse, status: number, message: string): void {
  send(response, status, { code: status === 404 ? "NotFound" : "AccessDenied", message });
}

function send(response: ServerResponse, status: number, content: Record<string, string>): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(content));
}
