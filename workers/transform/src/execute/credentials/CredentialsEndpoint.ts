import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { SessionCredentials } from "../../ports.js";

const PATH = "/credentials";

/**
 * The program's container credentials endpoint, on the loopback interface: an SDK asks it again whenever its credentials are about to
 * expire, so that a job may run as long as it has to (IAM-17). It gives the narrowed session only.
 */
export class CredentialsEndpoint {
  private constructor(
    private readonly server: Server,
    private readonly token: string,
  ) {}

  /** `provide` is called for each request; what it throws is answered 500, without its message. */
  static async start(provide: () => Promise<SessionCredentials>): Promise<CredentialsEndpoint> {
    const token = randomBytes(32).toString("base64url");
    const server = createServer((request, response) => void answer(request, response, { server, token, provide }));
    server.listen({ host: "127.0.0.1", port: 0 });
    await once(server, "listening");
    return new CredentialsEndpoint(server, token);
  }

  /** What SDKs and the AWS CLI read. */
  get environment(): Readonly<Record<string, string>> {
    return {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://${authority(this.server)}${PATH}`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: this.token,
    };
  }

  async stop(): Promise<void> {
    const closed = once(this.server, "close");
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}

interface Answering {
  readonly server: Server;
  readonly token: string;
  readonly provide: () => Promise<SessionCredentials>;
}

async function answer(request: IncomingMessage, response: ServerResponse, { server, token, provide }: Answering) {
  request.resume();
  // A page that resolves its own name to 127.0.0.1 sends that name.
  if (request.headers.host !== authority(server)) return send(response, 403, { code: "AccessDenied" });
  if (request.method !== "GET" || request.url !== PATH) return send(response, 404, { code: "NotFound" });
  if (!timingSafeEqual(digest(request.headers.authorization ?? ""), digest(token)))
    return send(response, 403, { code: "AccessDenied" });
  try {
    const { accessKeyId, secretAccessKey, sessionToken, expiration } = await provide();
    const Expiration = expiration.toISOString().replace(/\.\d+Z$/, "Z");
    send(response, 200, {
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      Token: sessionToken,
      Expiration,
    });
  } catch {
    send(response, 500, { code: "InternalError" });
  }
}

function authority(server: Server): string {
  const address = server.address();
  return `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
}

// Equal lengths for the comparison, whatever was sent.
function digest(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

function send(response: ServerResponse, status: number, content: Readonly<Record<string, string>>): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(content));
}
