import { setTimeout as delay } from "node:timers/promises";
import { DeleteMessageCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import type { TestSandbox } from "@sallyport/sandbox/testing";
import { queueDepth, type SandboxClients, send, type TestQueue } from "@sallyport/worker-kit/testing";
import { CompressorBed } from "../CompressorBed.js";
import type { FaultKind, Side } from "./CallFault.js";
import { Courier } from "./Courier.js";
import { compareBuckets } from "./compareBuckets.js";
import { DELIVERIES } from "./deliveries.js";
import { interceptEvents } from "./interceptEvents.js";
import { keepTrace } from "./keepTrace.js";
import { type Rest, restOf } from "./restOf.js";
import type { Schedule } from "./Schedule.js";
import { SourceObjects } from "./SourceObjects.js";
import { WorkerSeat } from "./WorkerSeat.js";

/** Seconds until workers without faults must have come to rest, on a machine that has much else to do. */
const REST_SECONDS = 300;
/** Times that messages are redriven: a damaged archive's may come back while its good copy is still in work. */
const REDRIVES = 3;

/** What a schedule came to. */
export interface Outcome {
  readonly faults: readonly FaultKind[];
  /** Objects written at the source, each version counted; their bytes; and the objects there in the end. */
  readonly versions: number;
  readonly bytes: number;
  readonly objects: number;
  /** Writes at the target beyond one for each version of the source. */
  readonly rewrites: number;
  readonly setAside: { readonly damaged: number; readonly exhausted: number };
  readonly courier: Courier["told"];
}

/**
 * Plays a schedule in an empty sandbox, lets the workers come to rest without further faults, does what an operator does about
 * dead letters, and compares. Throws with all that is not as it has to be, and the folder of its trace.
 */
export async function runSchedule(sandbox: TestSandbox, schedule: Schedule): Promise<Outcome> {
  await sandbox.reset();
  const { replicated: replication, mirrored: mirrorDeletes } = schedule;
  const bed = await CompressorBed.start({ sandbox, replication, mirrorDeletes, deliveries: DELIVERIES });
  const run = new Run(bed, schedule, await interceptEvents(bed));
  try {
    return await run.play();
  } catch (error) {
    const { message } = error as Error;
    throw new Error(`${message}\nWhat its processes wrote: ${await keepTrace(run.trace)}`, { cause: error });
  } finally {
    await run.close();
    await bed.stop();
  }
}

class Run {
  readonly #bed: CompressorBed;
  readonly #schedule: Schedule;
  readonly #courier: Courier;
  readonly #intercepted: readonly [SandboxClients, TestQueue][];
  readonly #objects: SourceObjects;
  readonly #seats: { readonly side: Side; readonly seat: number; readonly worker: WorkerSeat }[] = [];
  #restart: Promise<void> = Promise.resolve();
  #calls = 0;

  constructor(bed: CompressorBed, schedule: Schedule, intercepted: { source: TestQueue; target: TestQueue }) {
    this.#bed = bed;
    this.#schedule = schedule;
    this.#courier = new Courier(bed, intercepted, schedule);
    this.#intercepted = [
      [bed.source, intercepted.source],
      [bed.target, intercepted.target],
    ];
    this.#objects = new SourceObjects(bed);
  }

  async play(): Promise<Outcome> {
    await this.#startWorkers();
    for (const step of this.#schedule.steps) {
      await this.#pause(step.pause);
      await this.#objects.take(step);
    }
    await this.#rest("the first time", ({ archives, deadLetters }) => archives === 0 || deadLetters > 0);
    for (const { worker } of this.#seats) worker.arm([]);
    this.#courier.hurry();
    const setAside = await this.#recover();
    await this.#rest("in the end", ({ archives, deadLetters }) => archives + deadLetters === 0);
    return await this.#judge(setAside);
  }

  /** Lines of the log of each seat, steps as they were taken, and all that was passed on. */
  get trace(): Readonly<Record<string, readonly unknown[]>> {
    const seats = this.#seats.map(({ side, seat, worker }) => [`${side}-${seat}`, worker.lines] as const);
    return { ...Object.fromEntries(seats), steps: this.#objects.taken, passed: this.#courier.passed };
  }

  async close(): Promise<void> {
    await this.#restart;
    await this.#courier.stop();
    await Promise.all(this.#seats.map(({ worker }) => worker.close()));
  }

  async #startWorkers(): Promise<void> {
    const restart = (): void => {
      this.#restart = this.#restart.then(async () => await this.#bed.sandbox.restart());
    };
    for (const side of ["source", "target"] as const) {
      const seats = this.#schedule.workers[side];
      for (let seat = 0; seat < seats; seat++) {
        const worker = await WorkerSeat.start(this.#bed, side, restart);
        worker.onCall = () => {
          this.#calls += 1;
        };
        const own = this.#schedule.faults.filter((fault) => fault.side === side && fault.seat % seats === seat);
        worker.arm(own.map(({ at, ...fault }) => ({ ...fault, meets: ({ number }) => number === at })));
        this.#seats.push({ side, seat, worker });
      }
    }
  }

  /** Lets workers make calls; goes on when there are none for a while. */
  async #pause(calls: number): Promise<void> {
    const until = this.#calls + calls;
    for (let [seen, quiet] = [this.#calls, 0]; this.#calls < until && quiet < 15; await delay(20)) {
      quiet = this.#calls === seen ? quiet + 1 : 0;
      seen = this.#calls;
    }
  }

  /** Until all events are passed on and worked off, and `done` besides. */
  async #rest(when: string, done: (rest: Rest) => boolean = () => true): Promise<void> {
    const end = Date.now() + REST_SECONDS * 1000;
    for (let quiet = 0; quiet < 2; await delay(150)) {
      if (Date.now() > end) throw new Error(`Not at rest ${when}: ${await this.#left()}`);
      quiet = (await this.#isQuiet(done).catch(() => false)) ? quiet + 1 : 0;
    }
  }

  async #isQuiet(done: (rest: Rest) => boolean): Promise<boolean> {
    await this.#restart;
    const round = this.#courier.rounds;
    if ((await this.#announced()) > 0) return false;
    const rest = await restOf(this.#bed);
    if (rest.messages > 0 || !done(rest)) return false;
    while (this.#courier.rounds < round + 2) await delay(20);
    return this.#courier.isIdle;
  }

  /** Events that the courier has not taken yet. */
  async #announced(): Promise<number> {
    const depths = await Promise.all(
      this.#intercepted.map(async ([clients, queue]) => await queueDepth(clients, queue.url)),
    );
    return depths.reduce((sum, { visible, leased }) => sum + visible + leased, 0);
  }

  #queues(): readonly [SandboxClients, TestQueue][] {
    return [
      [this.#bed.source, this.#bed.sourceQueue],
      [this.#bed.target, this.#bed.targetQueue],
    ];
  }

  /** Carries damaged archives again and redrives all dead letters, as the runbook says. */
  async #recover(): Promise<Outcome["setAside"]> {
    const setAside = { damaged: 0, exhausted: 0 };
    for (let redrive = 0; redrive < REDRIVES && (await restOf(this.#bed)).deadLetters > 0; redrive++) {
      await this.#courier.carryAgain();
      await this.#rest("after damaged archives were carried again");
      for (const [clients, queue] of this.#queues()) {
        for (const body of await this.#redrive(clients, queue)) {
          if (redrive > 0) continue;
          if (this.#isDamaged(body)) setAside.damaged += 1;
          else setAside.exhausted += 1;
        }
      }
      await this.#rest("after the dead letters were redriven");
    }
    return setAside;
  }

  async #redrive(clients: SandboxClients, { url, deadLetterUrl }: TestQueue): Promise<string[]> {
    const bodies: string[] = [];
    for (;;) {
      const { Messages = [] } = await clients.sqs.send(
        new ReceiveMessageCommand({ QueueUrl: deadLetterUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 30 }),
      );
      if (Messages.length === 0) return bodies;
      for (const { Body = "", ReceiptHandle } of Messages) {
        await send(clients, url, Body);
        await clients.sqs.send(new DeleteMessageCommand({ QueueUrl: deadLetterUrl, ReceiptHandle }));
        bodies.push(Body);
      }
    }
  }

  #isDamaged(body: string): boolean {
    return [...this.#courier.damaged].some((damaged) => {
      const [, versionId = "none"] = damaged.split(" ");
      return body.includes(versionId);
    });
  }

  async #judge(setAside: Outcome["setAside"]): Promise<Outcome> {
    const { differences, objects, writes } = await compareBuckets(
      this.#bed,
      this.#objects.written,
      this.#schedule.mirrored,
    );
    const faults = this.#seats.flatMap(({ worker }) => worker.happened);
    const targets = this.#seats.filter(({ side }) => side === "target").map(({ worker }) => worker);
    const restarts = faults.filter((kind) => kind === "restart").length;
    const events = targets.reduce((sum, { setbacks }) => sum + setbacks, restarts);
    const complaints = this.#seats.flatMap(({ worker }) => worker.complaints);
    let rewrites = 0;
    for (const [key, count] of writes) {
      const versions = this.#objects.written.get(key)?.length ?? 0;
      rewrites += Math.max(0, count - versions);
      // README.md: once more for each time that a worker was ended, or its call failed, after the write and before its mark.
      const most = versions * (1 + events);
      if (count > most) complaints.push(`${key} was written ${count} times for ${versions} versions, at most ${most}`);
    }
    if (setAside.exhausted > 0 && faults.length === 0)
      complaints.push(`${setAside.exhausted} messages were set aside without a fault`);
    if (differences.length + complaints.length > 0) throw new Error([...differences, ...complaints].join("\n"));
    const { count: versions, bytes } = this.#objects;
    return { faults, versions, bytes, objects, rewrites, setAside, courier: this.#courier.told };
  }

  async #left(): Promise<string> {
    const left = { ...(await restOf(this.#bed)), announced: await this.#announced(), held: !this.#courier.isIdle };
    return [JSON.stringify(left), ...this.#seats.flatMap(({ worker }) => worker.complaints)].join("; ");
  }
}
