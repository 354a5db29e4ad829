import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import { dirname, join } from "node:path";

/** The name in the server's certificate, which no resolver knows. */
const gitHost = "git.example.com";

/**
 * A git host of this machine: git's own http-backend behind TLS with an authority of its own. Below `/private/` it wants the token, `/moved/`
 * redirects.
 */
export class GitServer {
  /** Authorization headers that came in. */
  readonly seen: string[] = [];
  readonly caFile: string;

  private constructor(
    private readonly folder: string,
    private readonly server: Server,
    readonly token: string,
  ) {
    this.caFile = join(folder, "ca.pem");
  }

  static async start(folder: string, token = "s3cr3t-token-of-the-test"): Promise<GitServer> {
    makeCertificate(folder);
    const options = { key: readFileSync(join(folder, "key.pem")), cert: readFileSync(join(folder, "cert.pem")) };
    const server = createServer(options);
    const host = new GitServer(folder, server, token);
    server.on("request", (request, response) => void host.answer(request, response));
    server.listen({ host: "127.0.0.1", port: 0 });
    await once(server, "listening");
    return host;
  }

  get authority(): string {
    const address = this.server.address();
    return `${gitHost}:${typeof address === "object" && address ? address.port : 0}`;
  }

  url(path: string): string {
    return `https://${this.authority}/${path}`;
  }

  /** Makes a bare repository of what `fill` leaves in a work tree, and returns its commit. */
  repository(path: string, fill: (tree: string, git: (...words: string[]) => string) => void): string {
    const bare = join(this.folder, "repositories", path);
    const tree = join(this.folder, "trees", path);
    for (const parent of [dirname(bare), tree]) mkdirSync(parent, { recursive: true });
    const git = (...words: string[]): string =>
      execFileSync("git", words, { cwd: tree, env: environment, encoding: "utf8" });
    git("init", "--quiet", "--initial-branch=main");
    fill(tree, git);
    git("add", "--all");
    git("commit", "--quiet", "--allow-empty", "--message=all");
    git("clone", "--quiet", "--bare", tree, bare);
    git("--git-dir", bare, "config", "uploadpack.allowAnySHA1InWant", "true");
    return git("rev-parse", "HEAD").trim();
  }

  async stop(): Promise<void> {
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, "close");
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "https://host");
    const { authorization = "" } = request.headers;
    const credential = Buffer.from(authorization.replace("Basic ", ""), "base64").toString();
    if (credential !== "") this.seen.push(credential);
    if (url.pathname.startsWith("/moved/")) {
      response
        .writeHead(302, {
          location: this.url(`public/plain.git${url.pathname.slice("/moved/a.git".length)}${url.search}`),
        })
        .end();
      return;
    }
    if (url.pathname.startsWith("/private/") && !credential.endsWith(`:${this.token}`)) {
      response.writeHead(401, { "www-authenticate": 'Basic realm="test"' }).end();
      return;
    }
    const backend = spawn("git", ["http-backend"], {
      env: {
        ...environment,
        GIT_PROJECT_ROOT: join(this.folder, "repositories"),
        GIT_HTTP_EXPORT_ALL: "1",
        PATH_INFO: url.pathname,
        QUERY_STRING: url.search.slice(1),
        REQUEST_METHOD: request.method ?? "GET",
        CONTENT_TYPE: request.headers["content-type"] ?? "",
        HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
        GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
      },
      stdio: ["pipe", "pipe", "ignore"],
    });
    request.pipe(backend.stdin);
    const chunks: Buffer[] = [];
    for await (const chunk of backend.stdout) chunks.push(chunk as Buffer);
    const answer = Buffer.concat(chunks);
    const end = answer.indexOf("\r\n\r\n");
    const headers = Object.fromEntries(
      answer
        .subarray(0, end)
        .toString()
        .split("\r\n")
        .map((line) => line.split(": ") as [string, string]),
    );
    response.writeHead(Number(headers.Status?.slice(0, 3) ?? 200), { "content-type": headers["Content-Type"] ?? "" });
    response.end(answer.subarray(end + 4));
  }
}

const environment = {
  PATH: "/usr/local/bin:/usr/bin:/bin",
  HOME: "/nonexistent",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_NAME: "test",
  GIT_AUTHOR_EMAIL: "test@example.com",
  GIT_COMMITTER_NAME: "test",
  GIT_COMMITTER_EMAIL: "test@example.com",
  GIT_ALLOW_PROTOCOL: "file",
  GIT_CONFIG_COUNT: "1",
  GIT_CONFIG_KEY_0: "safe.directory",
  GIT_CONFIG_VALUE_0: "*",
};

function makeCertificate(folder: string): void {
  const openssl = (...words: string[]) => execFileSync("openssl", words, { cwd: folder, stdio: "ignore" });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  openssl(
    "req",
    "-x509",
    ...key,
    "-keyout",
    "ca-key.pem",
    "-out",
    "ca.pem",
    "-days",
    "2",
    "-subj",
    "/CN=test authority",
  );
  openssl("req", ...key, "-keyout", "key.pem", "-out", "request.pem", "-subj", `/CN=${gitHost}`);
  writeFileSync(join(folder, "names"), `subjectAltName=DNS:${gitHost}\n`);
  openssl(
    "x509",
    "-req",
    "-in",
    "request.pem",
    "-CA",
    "ca.pem",
    "-CAkey",
    "ca-key.pem",
    "-CAcreateserial",
    "-days",
    "2",
    "-extfile",
    "names",
    "-out",
    "cert.pem",
  );
}
