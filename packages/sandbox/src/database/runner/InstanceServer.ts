import { setTimeout as delay } from "node:timers/promises";
import type { ServerCertificate } from "../../certificates/Authority.js";
import { endProcess } from "../../supervisor/endProcess.js";
import { identify } from "../../supervisor/ProcessIdentity.js";
import { asAdministrator } from "../roles/asAdministrator.js";
import { prepareDatabase } from "../roles/prepareDatabase.js";
import { type Server, type ServerOptions, startServer } from "../server/startServer.js";
import type { DesiredInstance } from "./DesiredInstance.js";
import type { InstanceFolder } from "./InstanceFolder.js";
import { settingsFor } from "./settingsFor.js";

/** What the servers of a sandbox share. */
export interface ServerContext {
  readonly certificate: ServerCertificate;
  /** PEM text of the sandbox's authority. */
  readonly ca: string;
  /** Names of the libraries that PostgreSQL can preload. */
  readonly modules: ReadonlySet<string>;
  readonly log: (line: string) => void;
}

type Settings = Parameters<Server["configure"]>[0];

/** Milliseconds before a server that keeps ending is started again. */
const restartDelays = [0, 500, 1_000, 2_000, 4_000, 8_000];

/** The server of one instance: brings it where its record says, one change after the other, and keeps it running. */
export class InstanceServer {
  private server: Server | undefined;
  /** What the server was last told. */
  private settings: Settings | undefined;
  private current: DesiredInstance | undefined;
  private resourceId: string | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private readonly closing = new AbortController();

  constructor(
    private readonly folder: InstanceFolder,
    private readonly context: ServerContext,
  ) {}

  /** The real one, once there has been any. */
  get port(): number | undefined {
    return this.server?.port;
  }

  /** Brings a server back that an earlier start of the sandbox has left; a damaged folder stays as it is. */
  resume(): Promise<void> {
    return this.inTurn(async () => {
      const note = await this.folder.readNote();
      if (!note) return;
      await endProcess(note.process, "SIGINT");
      const { username, forceSsl, parameters, port } = note;
      await this.start(username, { forceSsl, parameters }, { preferredPort: port });
    });
  }

  /**
   * Rejects with a SandboxError when the server cannot be as it is wanted. An instance that takes over the folder of an
   * earlier start keeps its data; one that takes the name of an instance of this account starts empty, as on AWS.
   */
  apply(wanted: DesiredInstance): Promise<void> {
    return this.inTurn(async () => {
      if (await this.isAnother(wanted)) await this.discard();
      this.resourceId = wanted.resourceId;
      if (!wanted.running) await this.halt();
      else if (!this.server || this.current?.boots !== wanted.boots) await this.restart(wanted);
      else await this.configure(this.server, wanted);
      if (this.server && wanted.password !== this.current?.password) await this.prepare(this.server, wanted);
      this.current = wanted;
    });
  }

  /** Ends the server; its data stay. */
  stop(): Promise<void> {
    this.closing.abort();
    return this.inTurn(() => this.halt());
  }

  /** Ends the server and removes its data. */
  remove(): Promise<void> {
    this.closing.abort();
    return this.inTurn(() => this.discard());
  }

  private inTurn<Result>(step: () => Promise<Result>): Promise<Result> {
    const result = this.queue.then(step);
    this.queue = result.catch(() => {});
    return result;
  }

  private async isAnother(wanted: DesiredInstance): Promise<boolean> {
    if (this.resourceId !== undefined) return this.resourceId !== wanted.resourceId;
    const note = await this.folder.readNote();
    return note === undefined || note.username !== wanted.username;
  }

  private async restart(wanted: DesiredInstance): Promise<void> {
    const port = this.server?.port ?? (await this.folder.readNote())?.port;
    await this.halt();
    await this.start(wanted.username, this.settingsOf(wanted), { preferredPort: port });
  }

  private async configure(server: Server, wanted: DesiredInstance): Promise<void> {
    this.settings = this.settingsOf(wanted, this.settings);
    await server.configure(this.settings);
    await this.note(wanted.username, server, this.settings);
  }

  private settingsOf({ parameters }: DesiredInstance, before?: Settings): Settings {
    return settingsFor(parameters, this.context.modules, before);
  }

  private async start(
    username: string,
    settings: Settings,
    port: Pick<ServerOptions, "port" | "preferredPort">,
  ): Promise<void> {
    await this.folder.prepare();
    const { certificate } = this.context;
    const server = await startServer({ folder: this.folder.path, certificate, settings, ...port });
    this.server = server;
    this.settings = settings;
    await this.note(username, server, settings);
    void server.ended.then((reason) => this.ended(server, username, reason));
  }

  private async note(username: string, { pid, port }: Server, settings: Settings): Promise<void> {
    const process = identify(pid);
    if (process) await this.folder.writeNote({ username, port, ...settings, process });
  }

  private async prepare({ port, administratorPassword: password }: Server, wanted: DesiredInstance): Promise<void> {
    await asAdministrator({ port, ca: this.context.ca, password }, (client) =>
      prepareDatabase(client, wanted, wanted.database || undefined),
    );
  }

  /** Not asked to: it is started again, as RDS does. */
  private ended(server: Server, username: string, reason: string): void {
    if (this.server !== server || this.closing.signal.aborted) return;
    this.context.log(`database ${this.folder.identifier} ended unexpectedly (${reason}) and is started again`);
    void this.inTurn(() => this.revive(server, username));
  }

  private async revive(server: Server, username: string): Promise<void> {
    const { signal } = this.closing;
    const settings = (this.current ? this.settingsOf(this.current) : this.settings) ?? {
      forceSsl: true,
      parameters: {},
    };
    for (let attempt = 0; this.server === server; attempt += 1) {
      const pause = restartDelays[Math.min(attempt, restartDelays.length - 1)];
      await delay(pause, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      // On the port that clients know, however long it takes.
      await this.start(username, settings, { port: server.port }).catch((error: unknown) =>
        this.context.log(`database ${this.folder.identifier}: ${error instanceof Error ? error.message : error}`),
      );
    }
  }

  private async halt(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    await server?.stop();
  }

  private async discard(): Promise<void> {
    await this.halt();
    this.current = undefined;
    const left = await this.folder.readNote();
    if (left) await endProcess(left.process, "SIGINT");
    await this.folder.remove();
  }
}
