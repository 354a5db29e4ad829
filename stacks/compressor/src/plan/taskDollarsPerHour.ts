import type { CapacityPlan } from "./CompressorPlan.js";

/** List prices of Fargate for Linux on arm64 in us-east-1, in US dollars an hour: as `@sallyport/worker-compressor/economics` has them. */
const rates = {
  onDemand: { vcpu: 0.03238, gib: 0.00356 },
  spot: { vcpu: 0.01, gib: 0.0011 },
} as const;

/** US dollars for an hour of a task, in the mix of Spot and on demand that is planned. For dashboards: prices differ between regions. */
export function taskDollarsPerHour({
  cpu,
  memoryMib,
  onDemandPercent,
}: Pick<CapacityPlan, "cpu" | "memoryMib" | "onDemandPercent">): number {
  const at = ({ vcpu, gib }: { readonly vcpu: number; readonly gib: number }): number =>
    (cpu / 1024) * vcpu + (memoryMib / 1024) * gib;
  const share = onDemandPercent / 100;
  const dollars = share * at(rates.onDemand) + (1 - share) * at(rates.spot);
  return Math.round(dollars * 1e6) / 1e6;
}
