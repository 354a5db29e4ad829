import { setTimeout as delay } from "node:timers/promises";
import type { Task } from "@aws-sdk/client-ecs";
import { pollWork, type WorkNotice } from "./pollWork.js";
import { runTask } from "./process/runTask.js";
import type { TaskContext } from "./process/TaskContext.js";
import { type RegionWork, readWork } from "./readWork.js";
import { placeServiceTasks } from "./services/placeServiceTasks.js";
import { ReplacementBackoff } from "./services/ReplacementBackoff.js";
import { taskIdOf } from "./taskIdOf.js";

interface Run {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

const retryAfter = 500;

/** Keeps processes and the ECS records of all regions in step, from the first poll until it is stopped. */
export class TaskRunner {
  private readonly runs = new Map<string, Run>();
  private readonly backoff = new ReplacementBackoff();
  private readonly stopping = new AbortController();
  private regions: readonly string[] = [];

  /** @param pollRegion any region: a poll covers all */
  constructor(
    private readonly context: TaskContext,
    private readonly pollRegion: string,
  ) {}

  /** Regions that hold an ECS cluster, as of the last poll. */
  get activeRegions(): readonly string[] {
    return this.regions;
  }

  /** Polls and reconciles until stopped; a failure is logged once and tried again. */
  async run(): Promise<void> {
    let failing = false;
    while (!this.stopping.signal.aborted) {
      try {
        await this.follow(() => {
          failing = false;
        });
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        if (!failing) this.context.log(`tasks: ${error instanceof Error ? error.message : error}; trying again`);
        failing = true;
        await delay(retryAfter, undefined, { signal: this.stopping.signal }).catch(() => {});
      }
    }
  }

  /** Starts nothing more, asks all tasks to end, and waits for them. */
  async stop(): Promise<void> {
    this.stopping.abort();
    for (const run of this.runs.values()) run.stop.abort();
    await Promise.all([...this.runs.values()].map((run) => run.ended));
  }

  private async follow(onSuccess: () => void): Promise<void> {
    let version: string | undefined;
    let poll: Promise<WorkNotice> | undefined;
    let heldBack: number | undefined;
    while (!this.stopping.signal.aborted) {
      poll ??= pollWork(this.context.clients, this.pollRegion, version, this.stopping.signal);
      const notice = await (heldBack === undefined ? poll : Promise.race([poll, delay(heldBack)]));
      if (notice) {
        poll = undefined;
        version = notice.version;
        this.regions = notice.regions;
      }
      heldBack = await this.reconcile();
      onSuccess();
    }
    await poll?.catch(() => {});
  }

  /** @returns milliseconds until service tasks that are held back may start */
  private async reconcile(): Promise<number | undefined> {
    const running = [...this.runs.keys()];
    const works: RegionWork[] = [];
    const delays: number[] = [];
    for (const region of this.regions) {
      const client = this.context.clients.ecs(region);
      const work = await readWork(
        client,
        region,
        running.filter((arn) => arn.split(":")[3] === region),
      );
      works.push(work);
      if (this.stopping.signal.aborted) return undefined;
      const held = await placeServiceTasks(client, work, this.backoff, this.context.log);
      if (held !== undefined) delays.push(held);
    }
    this.followRecords(works, running);
    return delays.length > 0 ? Math.min(...delays) : undefined;
  }

  private followRecords(works: readonly RegionWork[], running: readonly string[]): void {
    const records = new Map(works.flatMap(({ tasks }) => tasks.map((task) => [task.taskArn ?? "", task] as const)));
    for (const [arn, task] of records)
      if (task.lastStatus === "PENDING" && task.desiredStatus === "RUNNING" && !this.runs.has(arn))
        this.launch(arn, task);
    // A record that is gone, after a reset of the emulator, asks for nothing any more.
    for (const arn of running) if (records.get(arn)?.desiredStatus !== "RUNNING") this.runs.get(arn)?.stop.abort();
    const deployments = works.flatMap(({ services }) => services.flatMap((service) => service.deployments ?? []));
    this.backoff.keepOnly(new Set(deployments.map(({ id }) => id ?? "")));
  }

  private launch(arn: string, task: Task): void {
    const stop = new AbortController();
    const ended = runTask(task, this.context, stop)
      .then((ranFor) => {
        if (!stop.signal.aborted && task.startedBy) this.backoff.taskEnded(task.startedBy, ranFor);
      })
      .catch((error: unknown) => this.context.log(`task ${taskIdOf(task)}: ${error}`))
      .finally(() => this.runs.delete(arn));
    this.runs.set(arn, { stop, ended });
  }
}
