import { DiscoverPollEndpointCommand } from "@aws-sdk/client-ecs";
import type { RunnerClients } from "./RunnerClients.js";

/** Where there may be something to do. */
export interface WorkNotice {
  /** Names the state of all tasks and services; changes with any of them. */
  readonly version: string;
  /** The regions that hold an ECS cluster. */
  readonly regions: readonly string[];
}

/**
 * Waits until the work is no longer the version given, or about three seconds, as an ECS agent long-polls.
 *
 * @param region any region: the answer covers all
 */
export async function pollWork(
  clients: RunnerClients,
  region: string,
  version: string | undefined,
  signal: AbortSignal,
): Promise<WorkNotice> {
  const command = new DiscoverPollEndpointCommand({ containerInstance: version });
  const { endpoint } = await clients.ecs(region).send(command, { abortSignal: signal });
  const query = new URL(endpoint ?? "").searchParams;
  return {
    version: query.get("version") ?? "",
    regions: (query.get("regions") ?? "").split(",").filter((name) => name !== ""),
  };
}
