import { setTimeout as delay } from "node:timers/promises";
import type { RunnerClients } from "../RunnerClients.js";
import { ServiceScaler } from "./ServiceScaler.js";
import { sandboxMinute } from "./sandboxMinute.js";

/** Scales the services of every region that holds an ECS cluster, from when it does, until stopped. */
export async function scaleRegions(
  clients: RunnerClients,
  regions: () => readonly string[],
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const scalers = new Map<string, Promise<void>>();
  while (!signal.aborted) {
    for (const region of regions())
      if (!scalers.has(region)) scalers.set(region, new ServiceScaler(clients, region, log).run(signal));
    await delay(sandboxMinute, undefined, { signal }).catch(() => {});
  }
  await Promise.all(scalers.values());
}
