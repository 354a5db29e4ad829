/** Objects that go through the pipeline. */
export interface Workload {
  /** What `npm run bench pipeline:NAME` calls it. */
  readonly name: string;
  readonly objects: number;
  readonly bytesEach: number;
  /** Times as fast as the peer, both sides together, at the same level. */
  readonly goal: number;
  /** What our workers may need, where it is bounded. */
  readonly bounds?: { readonly memoryMib: number; readonly diskMib: number };
}

const MIB = 1024 * 1024;

/** No disk but the block of the health file. */
const HEALTH_FILE_MIB = 4096 / MIB;

export const workloads: readonly Workload[] = [
  { name: "2000x64KiB", objects: 2_000, bytesEach: 64 * 1024, goal: 5 },
  { name: "200x4MiB", objects: 200, bytesEach: 4 * MIB, goal: 1.4 },
  {
    name: "4x256MiB",
    objects: 4,
    bytesEach: 256 * MIB,
    goal: 1.2,
    bounds: { memoryMib: 320, diskMib: HEALTH_FILE_MIB },
  },
];
