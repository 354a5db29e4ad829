import { request } from "node:https";

/** A request to the emulator that is not an AWS call. */
export interface EmulatorRequest {
  readonly endpoint: string;
  readonly path: string;
  readonly method: "GET" | "POST";
  /** PEM text of the sandbox's authority. */
  readonly ca: string;
  /** Needed for all paths but the health check. */
  readonly adminToken?: string;
  /** Milliseconds; 2,000 by default. */
  readonly timeout?: number;
}

/** Sends a request to the emulator's own paths and returns the HTTP status. Rejects when nothing answers. */
export async function requestEmulator(call: EmulatorRequest): Promise<number> {
  return await new Promise((resolve, reject) => {
    const headers = call.adminToken ? { "x-sallyport-admin-token": call.adminToken } : {};
    const outgoing = request(
      new URL(call.path, call.endpoint),
      { method: call.method, ca: call.ca, headers, agent: false, timeout: call.timeout ?? 2_000 },
      (response) => {
        response.resume();
        response.once("end", () => resolve(response.statusCode ?? 0));
        response.once("error", reject);
      },
    );
    outgoing.once("timeout", () => outgoing.destroy(new Error(`no answer from ${call.endpoint}${call.path}`)));
    outgoing.once("error", reject);
    outgoing.end();
  });
}
