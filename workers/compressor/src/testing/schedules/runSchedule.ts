import { setTimeout as delay } from "node:timers/promises";
import { DeleteMessageCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import type { TestSandbox } from "@sallyport/sandbox/testing";
import { listKeys, queueDepth, type SandboxClients, send, type TestQueue } from "@sallyport/worker-kit/testing";
import { CompressorBed } from "../CompressorBed.js";
import type { FaultKind, Side } from "./CallFault.js";
import { Courier } from "./Courier.js";
import { compareBuckets } from "./compareBuckets.js";
import { interceptEvents } from "./interceptEvents.js";
import type { Schedule } from "./Schedule.js";
import { SourceObjects } from "./SourceObjects.js";
import { WorkerSeat } from "./WorkerSeat.js";

/** Seconds until workers without faults must have come to rest, on a machine that has much else to do. */
const REST_SECONDS = 180;
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
 * dead letters, and compares. Throws with all that is not as it has to be.
 */
export async function runSchedule(sandbox: TestSandbox, schedule: Schedule): Promise<Outcome> {
  await sandbox.reset();
  const bed = await CompressorBed.start({ sandbox, replication: schedule.replicated });
  const run = new Run(bed, schedule, await interceptEvents(bed));
  try {
    return await run.play();
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
    await this.#rest("the first time", async () => (await this.#staged()) === 0 || (await this.#deadLetters()) > 0);
    for (const { worker } of this.#seats) worker.arm([]);
    this.#courier.hurry();
    const setAside = await this.#recover();
    await this.#rest("in the end", async () => (await this.#staged()) + (await this.#deadLetters()) === 0);
    return await this.#judge(setAside);
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
      for (let seat = 0; seat < this.#schedule.workers[side]; seat++) {
        const worker = await WorkerSeat.start(this.#bed, side, restart);
        worker.onCall = () => {
          this.#calls += 1;
        };
        worker.arm(
          this.#schedule.faults.filter(
            (fault) => fault.side === side && fault.seat % this.#schedule.workers[side] === seat,
          ),
        );
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
  async #rest(when: string, done: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + REST_SECONDS * 1000;
    for (let quiet = 0; quiet < 2; await delay(50)) {
      if (Date.now() > end) throw new Error(`Not at rest ${when}: ${await this.#left()}`);
      quiet = (await this.#isQuiet().catch(() => false)) && (await done().catch(() => false)) ? quiet + 1 : 0;
    }
  }

  async #isQuiet(): Promise<boolean> {
    await this.#restart;
    const round = this.#courier.rounds;
    const depths = await Promise.all(
      [...this.#intercepted, ...this.#queues()].map(async ([clients, queue]) => await queueDepth(clients, queue.url)),
    );
    if (depths.some(({ visible, leased }) => visible + leased > 0)) return false;
    while (this.#courier.rounds < round + 2) await delay(20);
    return this.#courier.isIdle;
  }

  #queues(): readonly [SandboxClients, TestQueue][] {
    return [
      [this.#bed.source, this.#bed.sourceQueue],
      [this.#bed.target, this.#bed.targetQueue],
    ];
  }

  async #staged(): Promise<number> {
    const outbound = await listKeys(this.#bed.source, this.#bed.outbound);
    return outbound.length + (await listKeys(this.#bed.target, this.#bed.inbound)).length;
  }

  async #deadLetters(): Promise<number> {
    const depths = await Promise.all(
      this.#queues().map(async ([clients, { deadLetterUrl }]) => await queueDepth(clients, deadLetterUrl)),
    );
    return depths.reduce((sum, { visible, leased }) => sum + visible + leased, 0);
  }

  /** Carries damaged archives again and redrives all dead letters, as the runbook says. */
  async #recover(): Promise<Outcome["setAside"]> {
    const setAside = { damaged: 0, exhausted: 0 };
    for (let redrive = 0; redrive < REDRIVES && (await this.#deadLetters()) > 0; redrive++) {
      await this.#courier.carryAgain();
      await this.#rest("after damaged archives were carried again", async () => true);
      for (const [clients, queue] of this.#queues()) {
        for (const body of await this.#redrive(clients, queue)) {
          if (redrive > 0) continue;
          if (this.#isDamaged(body)) setAside.damaged += 1;
          else setAside.exhausted += 1;
        }
      }
      await this.#rest("after the dead letters were redriven", async () => true);
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
    const { differences, objects, writes } = await compareBuckets(this.#bed, this.#objects.written);
    const faults = this.#seats.flatMap(({ worker }) => worker.happened);
    const atTarget = this.#seats.flatMap(({ side, worker }) => (side === "target" ? worker.happened : []));
    const global = faults.filter((kind) => kind === "restart").length;
    const complaints = this.#seats.flatMap(({ worker }) => worker.complaints);
    let rewrites = 0;
    for (const [key, count] of writes) {
      const versions = this.#objects.written.get(key)?.size ?? 0;
      rewrites += Math.max(0, count - versions);
      // README.md: once more for each time that a worker was ended, or its call failed, after the write and before its mark.
      const most = versions * (1 + atTarget.length + global);
      if (count > most) complaints.push(`${key} was written ${count} times for ${versions} versions, at most ${most}`);
    }
    if (setAside.exhausted > 0 && faults.length === 0)
      complaints.push(`${setAside.exhausted} messages were set aside without a fault`);
    if (differences.length + complaints.length > 0) throw new Error([...differences, ...complaints].join("\n"));
    const { count: versions, bytes } = this.#objects;
    return { faults, versions, bytes, objects, rewrites, setAside, courier: this.#courier.told };
  }

  async #left(): Promise<string> {
    const depths = await Promise.all(
      [...this.#intercepted, ...this.#queues()].map(async ([clients, { url, deadLetterUrl }]) => {
        const { visible, leased } = await queueDepth(clients, url);
        const { visible: dead } = await queueDepth(clients, deadLetterUrl);
        return `${url.split("/").at(-1)} ${visible} waiting, ${leased} leased, ${dead} dead`;
      }),
    );
    const complaints = this.#seats.flatMap(({ worker }) => worker.complaints);
    return [`${await this.#staged()} archives staged`, ...depths, ...complaints].join("; ");
  }
}
