/**
 * Processor seconds of moving objects, beside their compression: reading, hashing and packing at the source, and at each target unpacking,
 * claiming and writing. From this repository's `pipeline` benchmark (level 12, 2,000 × 64 KiB and 200 × 4 MiB, x64), less the 14.2 s/GiB
 * that zstd itself takes there; a task's processor is another one, and emulated S3 is not S3.
 */
const SOURCE = { secondsPerObject: 0.00081, secondsPerGib: 5.4 };
const TARGET = { secondsPerObject: 0.00086, secondsPerGib: 4.6 };

/** Processor seconds of moving objects to a number of regions. */
export function movingSeconds(objects: number, bytes: number, targets: number): number {
  const of = ({ secondsPerObject, secondsPerGib }: typeof SOURCE): number =>
    objects * secondsPerObject + (bytes / 2 ** 30) * secondsPerGib;
  return of(SOURCE) + targets * of(TARGET);
}
