import { ArgumentError } from "../errors/ArgumentError.js";

/** CPU units → least and most memory, and its step, in MiB (Fargate's table of task sizes). */
const sizes: Readonly<Record<number, readonly [least: number, most: number, step: number]>> = {
  256: [512, 2048, 512],
  512: [1024, 4096, 1024],
  1024: [2048, 8192, 1024],
  2048: [4096, 16_384, 1024],
  4096: [8192, 30_720, 1024],
  8192: [16_384, 61_440, 4096],
  16384: [32_768, 122_880, 8192],
};

interface TaskSize {
  readonly cpu: number;
  readonly memoryMib: number;
  readonly ephemeralStorageGib: number;
  readonly stopTimeoutSeconds: number;
}

/**
 * Checks a task's size against what Fargate has.
 *
 * @throws ArgumentError naming the sizes that exist
 */
export function checkTaskSize(component: string, size: TaskSize): void {
  const { cpu, memoryMib } = size;
  const range = sizes[cpu];
  if (range === undefined) {
    throw new ArgumentError(component, "cpu", cpu, `Fargate has ${Object.keys(sizes).join(", ")} units`);
  }
  const [least, most, step] = range;
  // The smallest task alone has sizes that are no even steps: 512, 1024 and 2048.
  const fits =
    memoryMib >= least && memoryMib <= most && memoryMib % step === 0 && !(cpu === 256 && memoryMib === 1536);
  if (!fits) {
    const fix = `with ${cpu} CPU units Fargate has ${least} to ${most} MiB in steps of ${step}`;
    throw new ArgumentError(component, "memoryMib", memoryMib, fix);
  }
  checkRange(component, "ephemeralStorageGib", size.ephemeralStorageGib, 21, 200);
  checkRange(component, "stopTimeoutSeconds", size.stopTimeoutSeconds, 2, 120);
}

function checkRange(component: string, argument: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new ArgumentError(component, argument, value, `Fargate takes a whole number from ${least} to ${most}`);
}
