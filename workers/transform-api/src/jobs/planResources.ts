import { RefusedError } from "@sallyport/transform-rules";

/** CPUs of Fargate with the memory that each may have: GiB from, to, step. AWS Batch, "Fargate resources of a job definition". */
const sizes = new Map<number, readonly [from: number, to: number, step: number]>([
  [0.25, [0.5, 2, 0.5]],
  [0.5, [1, 4, 1]],
  [1, [2, 8, 1]],
  [2, [4, 16, 1]],
  [4, [8, 30, 1]],
  [8, [16, 60, 4]],
  [16, [32, 120, 8]],
]);

/**
 * CPUs and memory of a job, both or none: Batch would take the missing one from the job definition, and refuse the pair.
 * @throws RefusedError `resources`
 */
export function planResources(
  vcpu: number | undefined,
  memoryMib: number | undefined,
  maxVcpu: number,
): { readonly vcpu?: number; readonly memoryMib?: number } {
  if (vcpu === undefined && memoryMib === undefined) return {};
  const chosen = vcpu ?? [...sizes].find(([, size]) => fits(memoryMib ?? 0, size))?.[0];
  const size = sizes.get(chosen ?? Number.NaN);
  if (chosen === undefined || size === undefined)
    throw new RefusedError("resources", "Fargate has no such size: see the sizes in AWS Batch's documentation.");
  if (chosen > maxVcpu) throw new RefusedError("resources", `A job may have ${maxVcpu} vCPU at most.`);
  const memory = memoryMib ?? size[0] * 1024;
  if (!fits(memory, size))
    throw new RefusedError(
      "resources",
      `With ${chosen} vCPU the memory is ${size[0] * 1024} to ${size[1] * 1024} MiB in steps of ${size[2] * 1024}.`,
    );
  return { vcpu: chosen, memoryMib: memory };
}

function fits(memoryMib: number, [from, to, step]: readonly [number, number, number]): boolean {
  const gib = memoryMib / 1024;
  // 0.25 vCPU goes 0.5, 1, 2: there is no 1.5.
  return gib >= from && gib <= to && (gib - from) % step === 0 && gib !== 1.5;
}
