import { setTimeout as delay } from "node:timers/promises";
import { GetObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { DeleteMessageBatchCommand, ReceiveMessageCommand } from "@aws-sdk/client-sqs";
import { type SandboxClients, send, type TestQueue } from "@sallyport/worker-kit/testing";
import type { CompressorBed } from "../CompressorBed.js";
import type { Intercepted } from "./interceptEvents.js";
import type { Carriage, Delivery, Schedule } from "./Schedule.js";

/** Milliseconds between two rounds. */
const ROUND = 100;

interface Parcel {
  hold: number;
  readonly deliver: () => Promise<void>;
}

/**
 * Passes events on from the queues that S3 and EventBridge reach to those of the workers, and archives from the one staging
 * bucket to the other where S3 does not: late, more than once, in another order and damaged, as the schedule says.
 */
export class Courier {
  readonly #bed: CompressorBed;
  readonly #intercepted: Intercepted;
  readonly #schedule: Schedule;
  readonly #carried = new Set<string>();
  /** Archive key and version of what was damaged on the way. */
  readonly damaged = new Set<string>();
  /** Messages that were sent again, and archives that were carried again. */
  readonly told = { events: 0, repeatedEvents: 0, heldEvents: 0, archives: 0, repeatedArchives: 0, damagedArchives: 0 };
  /** Events in the order in which they were collected or passed on. */
  readonly passed: object[] = [];
  #parcels: Parcel[] = [];
  #stopped = false;
  #hurry = false;
  #working: Promise<void>;
  #rounds = 0;

  constructor(bed: CompressorBed, intercepted: Intercepted, schedule: Schedule) {
    this.#bed = bed;
    this.#intercepted = intercepted;
    this.#schedule = schedule;
    this.#working = this.#work();
  }

  /** Rounds in which it looked everywhere. */
  get rounds(): number {
    return this.#rounds;
  }

  get isIdle(): boolean {
    return this.#parcels.length === 0;
  }

  /** From here on everything is passed on at once, undamaged. */
  hurry(): void {
    this.#hurry = true;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#working;
  }

  /** What an operator does about a damaged archive: carries what is in the outbound bucket once more. */
  async carryAgain(): Promise<void> {
    for (const { key, versionId } of await this.#staged()) await this.#carry(key, versionId);
  }

  async #work(): Promise<void> {
    const { source, target } = this.#intercepted;
    while (!this.#stopped) {
      try {
        await this.#collect(this.#bed.source, source, this.#bed.sourceQueue);
        await this.#collect(this.#bed.target, target, this.#bed.targetQueue);
        if (!this.#schedule.replicated) await this.#collectArchives();
        await this.#deliver();
        this.#rounds += 1;
      } catch {
        // The emulator is being restarted: what was not delivered is tried again.
      }
      await delay(ROUND);
    }
  }

  async #collect(clients: SandboxClients, from: TestQueue, to: TestQueue): Promise<void> {
    const { Messages = [] } = await clients.sqs.send(
      new ReceiveMessageCommand({ QueueUrl: from.url, MaxNumberOfMessages: 10, VisibilityTimeout: 2 }),
    );
    if (Messages.length === 0) return;
    const Entries = Messages.map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }));
    for (const { Body = "" } of Messages) {
      const { copies, hold } = this.#plan(this.#schedule.deliveries, this.told.events);
      this.told.events += 1;
      this.told.repeatedEvents += copies - 1;
      if (hold > 0) this.told.heldEvents += 1;
      this.#note("collected", to, Body);
      this.#post({ copies, hold }, async () => {
        await send(clients, to.url, Body);
        this.#note("passed on", to, Body);
      });
    }
    await clients.sqs.send(new DeleteMessageBatchCommand({ QueueUrl: from.url, Entries }));
  }

  async #collectArchives(): Promise<void> {
    for (const { key, versionId } of await this.#staged()) {
      if (this.#carried.has(versionId)) continue;
      this.#carried.add(versionId);
      const { copies, hold, damage } = this.#plan(this.#schedule.carriages, this.told.archives);
      this.told.archives += 1;
      this.told.repeatedArchives += copies - 1;
      let at = damage;
      this.#post({ copies, hold }, async () => {
        await this.#carry(key, versionId, at);
        at = null;
      });
    }
  }

  #note(what: "collected" | "passed on", { url }: TestQueue, body: string): void {
    this.passed.push({ time: new Date().toISOString(), what, url, body });
  }

  #plan<Plan extends Delivery | Carriage>(plans: readonly Plan[], number: number): Plan {
    const plan = plans[number % plans.length] as Plan;
    return this.#hurry ? { ...plan, copies: 1, hold: 0, damage: null } : plan;
  }

  #post({ copies, hold }: Delivery, deliver: () => Promise<void>): void {
    // Each further copy comes as much later again as the first one, and one round at least.
    for (let copy = 0; copy < copies; copy++) this.#parcels.push({ hold: hold + copy * (hold + 1), deliver });
  }

  async #deliver(): Promise<void> {
    for (const parcel of this.#parcels) parcel.hold -= 1;
    const due = this.#parcels.filter(({ hold }) => this.#hurry || hold < 0);
    for (const parcel of due) {
      await parcel.deliver();
      this.#parcels = this.#parcels.filter((each) => each !== parcel);
    }
  }

  /** Archives in the outbound bucket: the current version of each. */
  async #staged(): Promise<{ key: string; versionId: string }[]> {
    const { outbound, source } = this.#bed;
    const { Versions = [] } = await source.s3.send(new ListObjectVersionsCommand({ Bucket: outbound }));
    return Versions.filter(({ IsLatest }) => IsLatest).map(({ Key = "", VersionId = "" }) => ({
      key: Key,
      versionId: VersionId,
    }));
  }

  async #carry(Key: string, VersionId: string, damage: number | null = null): Promise<void> {
    const { outbound, inbound, source, target } = this.#bed;
    const { Body } = await source.s3.send(new GetObjectCommand({ Bucket: outbound, Key, VersionId }));
    const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
    if (damage !== null) {
      const at = Math.floor((damage * bytes.length) / 1000);
      bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
    }
    const copy = await target.s3.send(new PutObjectCommand({ Bucket: inbound, Key, Body: bytes }));
    if (damage === null) return;
    this.told.damagedArchives += 1;
    this.damaged.add(`${Key} ${copy.VersionId}`);
  }
}
