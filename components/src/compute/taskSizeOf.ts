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

/** Size of a task, with its defaults. */
export interface TaskSize {
  readonly cpu: number;
  readonly memoryMib: number;
  readonly ephemeralStorageGib: number;
  readonly stopTimeoutSeconds: number;
}

/**
 * A task's size: what is given, else 2 processors, 4 GiB, 21 GiB of scratch space and the longest stop timeout.
 *
 * @throws ArgumentError for one that Fargate has not, naming the sizes that it has
 */
export function taskSizeOf(component: string, given: Partial<TaskSize>): TaskSize {
  const { cpu = 2048, memoryMib = 4096, ephemeralStorageGib = 21, stopTimeoutSeconds = 120 } = given;
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
  checkRange(component, "ephemeralStorageGib", ephemeralStorageGib, 21, 200);
  checkRange(component, "stopTimeoutSeconds", stopTimeoutSeconds, 2, 120);
  return { cpu, memoryMib, ephemeralStorageGib, stopTimeoutSeconds };
}

function checkRange(component: string, argument: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new ArgumentError(component, argument, value, `Fargate takes a whole number from ${least} to ${most}`);
}
