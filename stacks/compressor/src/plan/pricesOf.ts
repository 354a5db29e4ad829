import { fargateDollarsPerHour, type Prices } from "@sallyport/transfer-economics";
import type { CompressorConfig } from "../config/CompressorConfig.js";
import type { CapacityPlan } from "./CompressorPlan.js";

/** The prices that a rule's workers choose by: of its tasks' size and kind, where the configuration gives none. */
export function pricesOf({ prices }: CompressorConfig, { cpu, memoryMib, onDemandPercent }: CapacityPlan): Prices {
  const size = { vcpus: cpu / 1024, memoryGib: memoryMib / 1024 };
  const onDemand = onDemandPercent / 100;
  const listed =
    onDemand * fargateDollarsPerHour({ ...size, capacity: "on-demand" }) +
    (1 - onDemand) * fargateDollarsPerHour({ ...size, capacity: "spot" });
  return { ...prices, computeDollarsPerHour: prices.computeDollarsPerHour ?? listed, taskVcpus: size.vcpus };
}
