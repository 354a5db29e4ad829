import { FaultProxy, type ProxiedCall, type RunningWorker } from "@sallyport/worker-kit/testing";
import type { CompressorBed } from "../CompressorBed.js";
import { answerOf, type FaultKind, type Side } from "./CallFault.js";
import { operationOf } from "./operationOf.js";

/** A call, counted since the seat was armed. */
export interface CountedCall {
  /** For example `GetObject`. */
  readonly operation: string;
  /** Which of all calls, from 1. */
  readonly number: number;
  /** Which of this operation, from 1. */
  readonly nth: number;
}

/** A fault that is to happen once. */
export interface ArmedFault {
  readonly meets: (call: CountedCall) => boolean;
  readonly kind: FaultKind;
  /** All attempts of the SDK at that call, so that the worker meets the error; else the first alone. */
  readonly always: boolean;
}

/** Settings that let a schedule take seconds: a lease is the least that the worker allows. */
const settings = {
  SALLYPORT_VISIBILITY_SECONDS: "5",
  SALLYPORT_IDLE_SECONDS: "3",
  SALLYPORT_BATCH_BYTES: String(1024 * 1024),
  SALLYPORT_BATCH_SECONDS: "0.2",
};

/**
 * The place of one worker, as a service keeps it: a process that has ended is followed by another one. All its calls pass a
 * proxy of the seat's own, which counts them and makes the faults happen that it was given.
 */
export class WorkerSeat {
  readonly #bed: CompressorBed;
  readonly #side: Side;
  readonly #proxy: FaultProxy;
  readonly #restart: () => void;
  #faults: readonly ArmedFault[] = [];
  #met = new Map<string, ArmedFault>();
  #worker: RunningWorker | undefined;
  /** All that ever sat here. */
  readonly #workers: RunningWorker[] = [];
  /** How the process was asked to end. */
  #asked: "SIGKILL" | "SIGTERM" | undefined;
  #starting: Promise<void>;
  #closing = false;
  readonly #faultsMet: object[] = [];
  #calls: CountedCall[] = [];
  /** Called for each call that is counted. */
  onCall: (call: CountedCall) => void = () => undefined;
  /** Faults that have happened. */
  readonly happened: FaultKind[] = [];
  /** Ends of processes that nobody had asked for, and stops that were not clean. */
  readonly complaints: string[] = [];

  private constructor(bed: CompressorBed, side: Side, proxy: FaultProxy, restart: () => void) {
    this.#bed = bed;
    this.#side = side;
    this.#proxy = proxy;
    this.#restart = restart;
    proxy.fault = (call) => this.#judge(call);
    this.#starting = this.#start();
  }

  static async start(bed: CompressorBed, side: Side, restart: () => void = () => undefined): Promise<WorkerSeat> {
    const seat = new WorkerSeat(bed, side, await FaultProxy.start(bed.sandbox), restart);
    await seat.#starting;
    return seat;
  }

  /**
   * What may have cost a second write: attempts at calls that were disturbed, and messages that came to nothing or whose lease was
   * lost, for whatever reason.
   */
  get setbacks(): number {
    const names = ["message.retry", "lease.lost"];
    return (
      this.#faultsMet.length + this.#workers.flatMap((worker) => names.flatMap((name) => worker.events(name))).length
    );
  }

  /** What all that ever sat here wrote, one after the other, and the faults that happened to them. */
  get lines(): readonly unknown[] {
    return [...this.#workers.flatMap(({ lines }) => lines), ...this.#faultsMet];
  }

  /** Since the seat was armed. */
  get calls(): readonly CountedCall[] {
    return this.#calls;
  }

  /** From here on calls are counted from 1, and these faults happen. */
  arm(faults: readonly ArmedFault[]): void {
    this.#faults = faults;
    this.#met = new Map();
    this.#calls = [];
  }

  /** Resolves when the process that was being ended has a successor. */
  async settled(): Promise<void> {
    await this.#starting;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.settled();
    await this.#worker?.stop("SIGKILL");
    await this.#proxy.stop();
  }

  async #start(): Promise<void> {
    const overrides = { ...settings, ...this.#proxy.redirection };
    const worker =
      this.#side === "source" ? await this.#bed.startSource(overrides) : await this.#bed.startTarget(overrides);
    this.#worker = worker;
    this.#workers.push(worker);
    this.#asked = undefined;
    void worker.exited.then((code) => {
      if (this.#closing || this.#asked === "SIGKILL" || (this.#asked === "SIGTERM" && code === 0)) return;
      this.complaints.push(`a ${this.#side} worker ended with ${code} after ${this.#asked}: ${tailOf(worker)}`);
      if (this.#asked === undefined) this.#starting = this.#start();
    });
  }

  /** Ends the process; one that is stopping can be killed, and calls of one that is gone change nothing for its successor. */
  #end(signal: "SIGKILL" | "SIGTERM"): void {
    const worker = this.#worker;
    if (this.#asked === "SIGKILL" || this.#asked === signal) return;
    const isFirst = this.#asked === undefined;
    this.#asked = signal;
    const ended = worker?.stop(signal);
    if (isFirst && !this.#closing) this.#starting = this.#startAfter(ended);
  }

  async #startAfter(ended: Promise<unknown> | undefined): Promise<void> {
    await ended;
    await this.#start();
  }

  #judge(call: ProxiedCall) {
    const known = this.#met.get(call.invocation);
    if (known && !(known.always && isRepeatable(known.kind))) return undefined;
    const fault = known ?? this.#next(call);
    if (!fault) return undefined;
    this.#met.set(call.invocation, fault);
    if (!known) this.happened.push(fault.kind);
    const { kind } = fault;
    this.#faultsMet.push({
      time: new Date().toISOString(),
      fault: kind,
      operation: operationOf(call),
      attempt: call.attempt,
    });
    const actions = { kill: () => this.#end("SIGKILL"), stop: () => this.#end("SIGTERM"), restart: this.#restart };
    return answerOf(fault.kind, call, actions);
  }

  #next(call: ProxiedCall): ArmedFault | undefined {
    if (call.attempt > 1) return undefined;
    const operation = operationOf(call);
    const nth = this.#calls.filter((earlier) => earlier.operation === operation).length + 1;
    const counted = { operation, number: this.#calls.length + 1, nth };
    this.#calls.push(counted);
    this.onCall(counted);
    return this.#faults.find(({ meets }) => meets(counted));
  }
}

/** A process is not ended again by the attempts of a call that it made before, and nobody waits for four time-outs. */
function isRepeatable(kind: FaultKind): boolean {
  return kind === "error" || kind === "throttled" || kind === "cut before" || kind === "cut after";
}

function tailOf({ lines }: RunningWorker): string {
  return lines
    .slice(-3)
    .map((line) => JSON.stringify(line))
    .join(" | ");
}
