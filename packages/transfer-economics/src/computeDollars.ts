import type { Prices } from "./Prices.js";

/** US dollars of CPU seconds: `cpuSeconds ÷ taskVcpus × computeDollarsPerHour ÷ 3600`. */
export function computeDollars(
  cpuSeconds: number,
  { computeDollarsPerHour, taskVcpus }: Pick<Prices, "computeDollarsPerHour" | "taskVcpus">,
): number {
  return ((cpuSeconds / taskVcpus) * computeDollarsPerHour) / 3600;
}
