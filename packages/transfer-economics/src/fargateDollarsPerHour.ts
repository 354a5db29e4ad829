/** Size of a task and what kind of capacity it runs on. */
export interface FargateTask {
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly capacity: "on-demand" | "spot";
}

/**
 * List prices of Linux on arm64 in us-east-1. That of Spot follows demand, up to 70 % below; this is about what it was
 * through 2026.
 */
const RATES = {
  "on-demand": { vcpuHour: 0.03238, gibHour: 0.00356 },
  spot: { vcpuHour: 0.01, gibHour: 0.0011 },
} as const;

/** US dollars for an hour of a Fargate task: vCPUs × $/vCPU-hour + GiB × $/GiB-hour. Storage up to 20 GiB is free. */
export function fargateDollarsPerHour({ vcpus, memoryGib, capacity }: FargateTask): number {
  const { vcpuHour, gibHour } = RATES[capacity];
  return vcpus * vcpuHour + memoryGib * gibHour;
}
