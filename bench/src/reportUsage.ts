/** Loaded into a measured process (`node --import`): at its exit, writes what it has used to $SALLYPORT_BENCH_USAGE. */
import { writeFileSync } from "node:fs";
import { peakMiB } from "@sallyport/worker-kit/testing/peakMiB";

process.on("exit", () => {
  const path = process.env.SALLYPORT_BENCH_USAGE;
  if (!path) return;
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(path, JSON.stringify({ cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, maxRssMib: peakMiB() }));
});
