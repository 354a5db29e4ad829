import { setTimeout as delay } from "node:timers/promises";
import { DeleteObjectCommand } from "@aws-sdk/client-s3";
import type { TestSandbox } from "@sallyport/sandbox/testing";
import { listKeys } from "@sallyport/worker-kit/testing";
import { CompressorBed } from "../CompressorBed.js";
import type { FaultKind, Side } from "./CallFault.js";
import { compareBuckets } from "./compareBuckets.js";
import { DELIVERIES } from "./deliveries.js";
import { restOf } from "./restOf.js";
import { SourceObjects } from "./SourceObjects.js";
import { WorkerSeat } from "./WorkerSeat.js";

/** Seconds until a round must be over, on a machine that has much else to do. */
const ROUND_SECONDS = 300;

/** What is carried in a round: some objects with and without tags in one archive, or one that both sides send in parts. */
export type Load = "small" | "large";

/** One fault at one call of a round. */
export interface RoundFault {
  readonly side: Side;
  readonly operation: string;
  /** Which call of that operation, from 1. */
  readonly nth: number;
  readonly kind: FaultKind;
}

/** A worker of each side, which carry the same objects again and again under other names, each time with one fault. */
export class FaultRounds {
  readonly #bed: CompressorBed;
  readonly #seats: Readonly<Record<Side, WorkerSeat>>;
  #round = 0;

  private constructor(bed: CompressorBed, seats: Readonly<Record<Side, WorkerSeat>>) {
    this.#bed = bed;
    this.#seats = seats;
  }

  static async start(sandbox: TestSandbox): Promise<FaultRounds> {
    const bed = await CompressorBed.start({ sandbox, deliveries: DELIVERIES });
    const [source, target] = [await WorkerSeat.start(bed, "source"), await WorkerSeat.start(bed, "target")];
    return new FaultRounds(bed, { source, target });
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#seats).map((seat) => seat.close()));
    await this.#bed.stop();
  }

  /** The calls of a round without a fault, each as an operation and its number among the calls of that operation. */
  async callsOf(load: Load): Promise<readonly Omit<RoundFault, "kind">[]> {
    // The first round of a bed has S3's test events besides.
    await this.play(load);
    await this.play(load);
    return (["source", "target"] as const).flatMap((side) =>
      this.#seats[side].calls.map(({ operation, nth }) => ({ side, operation, nth })),
    );
  }

  /**
   * Plays a round. Throws with all that is not as it has to be. Resolves with whether the fault found its call, and the writes
   * beyond one for each object.
   */
  async play(load: Load, fault?: RoundFault): Promise<{ readonly met: boolean; readonly rewrites: number }> {
    const prefix = `round-${++this.#round}/`;
    for (const side of ["source", "target"] as const) {
      const armed = fault?.side === side ? [{ ...fault, always: true, meets: meetsOf(fault) }] : [];
      this.#seats[side].arm(armed);
    }
    const setbacks = this.#seats.target.setbacks;
    const objects = new SourceObjects(
      this.#bed,
      loads[load].map((_, index) => `${prefix}${index}`),
    );
    for (const [key, object] of loads[load].entries()) await objects.take({ do: "put", key, pause: 0, ...object });
    await this.#rest(loads[load].length, fault);
    const { differences, writes } = await compareBuckets(this.#bed, objects.written);
    const problems = [...differences, ...Object.values(this.#seats).flatMap(({ complaints }) => complaints.splice(0))];
    const met = fault !== undefined && this.#seats[fault.side].happened.splice(0).length > 0;
    const most = 1 + this.#seats.target.setbacks - setbacks;
    let rewrites = 0;
    for (const key of objects.written.keys()) {
      const count = writes.get(key) ?? 0;
      rewrites += count - 1;
      if (count > most) problems.push(`${key} was written ${count} times`);
    }
    if (problems.length > 0) throw new Error(problems.join("\n"));
    await this.#clear();
    return { met, rewrites };
  }

  async #rest(objects: number, fault: RoundFault | undefined): Promise<void> {
    for (const end = Date.now() + ROUND_SECONDS * 1000; ; await delay(100)) {
      await Promise.all(Object.values(this.#seats).map((seat) => seat.settled()));
      const rest = await restOf(this.#bed);
      const written = (await listKeys(this.#bed.target, this.#bed.destination)).length;
      const isOver = written === objects && rest.messages + rest.archives + rest.deadLetters === 0;
      // Polls go on without end; any other call has been made by now.
      const isDue = fault?.operation === "ReceiveMessage" && this.#seats[fault.side].happened.length === 0;
      if (isOver && !isDue) return;
      if (Date.now() < end) continue;
      const complaints = Object.values(this.#seats).flatMap((seat) => seat.complaints);
      throw new Error(`Not at rest: ${JSON.stringify({ written, objects, ...rest, complaints })}`);
    }
  }

  async #clear(): Promise<void> {
    const { source, target, bucket, destination } = this.#bed;
    for (const [{ s3 }, Bucket] of [
      [source, bucket],
      [target, destination],
    ] as const) {
      const keys = await listKeys(Bucket === bucket ? source : target, Bucket);
      await Promise.all(keys.map(async (Key) => await s3.send(new DeleteObjectCommand({ Bucket, Key }))));
    }
  }
}

const loads = {
  small: [
    { size: "small", tags: 2 },
    { size: "medium", tags: 0 },
    { size: "empty", tags: 9 },
  ],
  large: [{ size: "parts", tags: 2 }],
} as const;

function meetsOf({ operation, nth }: RoundFault) {
  return (call: { readonly operation: string; readonly nth: number }) =>
    call.operation === operation && call.nth === nth;
}
