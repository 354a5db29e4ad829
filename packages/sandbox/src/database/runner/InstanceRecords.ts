import { Agent, request } from "node:https";
import type { z } from "zod";
import { desiredStateSchema } from "./DesiredInstance.js";

/** What became of an instance's server. */
export interface ServerReport {
  readonly region: string;
  readonly resourceId: string;
  /** Which state of the record it is about. */
  readonly revision: string;
  readonly address: string;
  /** Undefined where the server has never run. */
  readonly port: number | undefined;
  /** Why it is not as the record says; undefined where it is. */
  readonly failure: string | undefined;
}

const path = "/_sallyport/databases";

/** The RDS records of the emulator, as the sandbox's own control loop sees them. */
export class InstanceRecords {
  private readonly agent: Agent;

  /** @param ca PEM text of the sandbox's authority */
  constructor(
    private readonly endpoint: string,
    private readonly adminToken: string,
    ca: string,
  ) {
    this.agent = new Agent({ ca, keepAlive: true });
  }

  /** Waits until the records are no longer the version given, or about three seconds. */
  async read(version: string, signal: AbortSignal): Promise<z.infer<typeof desiredStateSchema>> {
    return desiredStateSchema.parse(
      JSON.parse(await this.send("GET", `${path}?version=${version}`, undefined, signal)),
    );
  }

  async report(report: ServerReport): Promise<void> {
    await this.send("POST", path, JSON.stringify(report));
  }

  close(): void {
    this.agent.destroy();
  }

  private send(method: string, target: string, body?: string, signal?: AbortSignal): Promise<string> {
    const headers = { "x-sallyport-admin-token": this.adminToken, "content-type": "application/json" };
    const options = { method, headers, agent: this.agent, timeout: 15_000, ...(signal ? { signal } : {}) };
    return new Promise((resolve, reject) => {
      const outgoing = request(new URL(target, this.endpoint), options, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.once("error", reject);
        response.once("end", () => {
          if (response.statusCode === 200) resolve(Buffer.concat(chunks).toString("utf8"));
          else reject(new Error(`the emulator answered ${response.statusCode} about databases`));
        });
      });
      outgoing.once("timeout", () => outgoing.destroy(new Error("the emulator did not answer about databases")));
      outgoing.once("error", reject);
      outgoing.end(body);
    });
  }
}
