import { setTimeout as delay } from "node:timers/promises";
import type { DatabaseRoot } from "../DatabaseRoot.js";
import { type DesiredInstance, parseInstance } from "./DesiredInstance.js";
import { InstanceFolder, instanceFolders } from "./InstanceFolder.js";
import type { InstanceRecords } from "./InstanceRecords.js";
import { InstanceServer, type ServerContext } from "./InstanceServer.js";

const retryAfter = 500;

/** What clients are told to connect to: the certificate names it. */
const address = "localhost";

/** Keeps servers and the RDS records of all regions in step, from its start until it is stopped. */
export class DatabaseRunner {
  private readonly servers = new Map<string, InstanceServer>();
  /** By key, the revision that a server is being brought to. Those that an earlier start has left are not in it. */
  private readonly followed = new Map<string, string>();
  private readonly stopping = new AbortController();
  private generation: string | undefined;

  constructor(
    private readonly root: DatabaseRoot,
    private readonly records: InstanceRecords,
    private readonly context: ServerContext,
  ) {}

  /** Brings back what an earlier start has left; one that does not come is told in the log. */
  async resume(): Promise<void> {
    const left = await instanceFolders(this.root);
    await Promise.all(
      left.map(async (folder) => {
        const key = `${folder.region}/${folder.identifier}`;
        await this.serverOf(key, folder)
          .resume()
          .catch((error: unknown) => this.context.log(`database ${key}: ${messageOf(error)}`));
      }),
    );
  }

  /** Polls and reconciles until stopped; a failure is logged once and tried again. */
  async run(): Promise<void> {
    let version = "";
    let failing = false;
    while (!this.stopping.signal.aborted) {
      try {
        const state = await this.records.read(version, this.stopping.signal);
        await this.follow(
          state.generation,
          state.instances.flatMap((record) => parseInstance(record) ?? []),
        );
        version = state.version;
        failing = false;
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        if (!failing) this.context.log(`databases: ${messageOf(error)}; trying again`);
        failing = true;
        await delay(retryAfter, undefined, { signal: this.stopping.signal }).catch(() => {});
      }
    }
  }

  /** Follows no more records and ends all servers; their data stay. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all([...this.servers.values()].map((server) => server.stop()));
    this.records.close();
  }

  private async follow(generation: string, instances: readonly DesiredInstance[]): Promise<void> {
    const emptied = this.generation !== undefined && generation !== this.generation;
    this.generation = generation;
    const wanted = new Map(instances.map((instance) => [`${instance.region}/${instance.identifier}`, instance]));
    const gone = [...(emptied ? this.servers : this.followed).keys()].filter((key) => emptied || !wanted.has(key));
    await Promise.all(gone.map((key) => this.remove(key)));
    for (const [key, instance] of wanted) {
      if (this.followed.get(key) === instance.revision) continue;
      this.followed.set(key, instance.revision);
      void this.bring(key, instance);
    }
  }

  private async bring(key: string, instance: DesiredInstance): Promise<void> {
    const folder = new InstanceFolder(this.root, instance.region, instance.identifier);
    const server = this.serverOf(key, folder);
    const failure = await server.apply(instance).then(() => undefined, messageOf);
    if (failure !== undefined) this.context.log(`database ${key}: ${failure}`);
    const { region, resourceId, revision } = instance;
    await this.records
      .report({ region, resourceId, revision, address, port: server.port, failure })
      .catch((error: unknown) => {
        // Done and told again with the next answer about the records.
        this.followed.set(key, "");
        this.context.log(`database ${key}: ${messageOf(error)}`);
      });
  }

  private async remove(key: string): Promise<void> {
    const server = this.servers.get(key);
    this.servers.delete(key);
    this.followed.delete(key);
    await server?.remove().catch((error: unknown) => this.context.log(`database ${key}: ${messageOf(error)}`));
  }

  private serverOf(key: string, folder: InstanceFolder): InstanceServer {
    const server = this.servers.get(key) ?? new InstanceServer(folder, this.context);
    this.servers.set(key, server);
    return server;
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
