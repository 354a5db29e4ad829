import { checkWhole } from "../compute/checkWhole.js";
import type { SparkApplicationArgs } from "./SparkApplicationArgs.js";

/**
 * What all running jobs of an application have together at most, in the words of EMR Serverless.
 *
 * @throws ArgumentError for less than a driver and an executor need, or more than AWS's default quotas could ever give
 */
export function capacityOf(component: string, args: SparkApplicationArgs) {
  const { maxVcpus = 64 } = args;
  const { maxMemoryGib = 4 * maxVcpus, maxDiskGib = 20 * maxVcpus } = args;
  checkWhole(component, "maxVcpus", maxVcpus, 4, 10_000);
  checkWhole(component, "maxMemoryGib", maxMemoryGib, 8, 80_000);
  checkWhole(component, "maxDiskGib", maxDiskGib, 40, 500_000);
  // EMR Serverless writes GB and means GiB.
  return { cpu: `${maxVcpus} vCPU`, memory: `${maxMemoryGib} GB`, disk: `${maxDiskGib} GB` };
}
