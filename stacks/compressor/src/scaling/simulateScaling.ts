import type { Load } from "./Load.js";
import type { ScalingRules } from "./ScalingRules.js";
import { ServiceScaling } from "./ServiceScaling.js";
import { type Arrivals, countOf, SimulatedQueue } from "./SimulatedQueue.js";
import { SimulatedTask } from "./SimulatedTask.js";
import type { WorkModel } from "./WorkModel.js";

/** The state at the end of a minute. */
export interface SimulatedMinute {
  readonly arrived: number;
  readonly desired: number;
  /** Tasks that are paid for: starting, at work or stopping. */
  readonly tasks: number;
  /** Messages waiting. */
  readonly visible: number;
  readonly inWork: number;
  /** Of the oldest message that is not done. */
  readonly ageSeconds: number;
}

export interface SimulatedRun {
  readonly minutes: readonly SimulatedMinute[];
  readonly arrived: number;
  readonly done: number;
  readonly dollars: number;
  readonly taskHours: number;
  /** Tasks started. */
  readonly starts: number;
  /** Messages that a task had leased when it was stopped, and gave back. */
  readonly givenBack: number;
  /** From arrival to archived: half of the messages, 99 of 100, and all. */
  readonly delaySeconds: { readonly median: number; readonly p99: number; readonly longest: number };
  /** Changes between more and fewer tasks. */
  readonly turns: number;
}

/** Plays a load against a service, in steps of a second. Nothing in it is random. */
export function simulateScaling(load: Load, scaling: ScalingRules, model: WorkModel): SimulatedRun {
  const queue = new SimulatedQueue();
  const service = new ServiceScaling(scaling);
  const minutes: SimulatedMinute[] = [];
  const delays = new Map<number, number>();
  let tasks: SimulatedTask[] = [];
  let desired = scaling.minTasks;
  let [arrived, done, taskSeconds, starts, givenBack, carry, arrivedInMinute] = [0, 0, 0, 0, 0, 0, 0];
  const directions: number[] = [];

  for (let now = 0; now < load.minutes * 60; now++) {
    carry += load.perSecond(now);
    const coming = Math.floor(carry);
    carry -= coming;
    queue.add(now, coming);
    arrived += coming;
    arrivedInMinute += coming;
    adjust(now);
    const ended = new Set<SimulatedTask>();
    for (const task of tasks) {
      const result = task.work(now, queue);
      record(result.done, now);
      givenBack += result.givenBack;
      if (result.ended) ended.add(task);
    }
    taskSeconds += tasks.length;
    if (ended.size > 0) tasks = tasks.filter((task) => !ended.has(task));
    if (now % 60 === 59) endMinute(now);
  }
  return {
    minutes,
    arrived,
    done,
    taskHours: taskSeconds / 3600,
    dollars: (taskSeconds / 3600) * model.dollarsPerTaskHour,
    starts,
    givenBack,
    delaySeconds: { median: quantile(0.5), p99: quantile(0.99), longest: quantile(1) },
    turns: directions.filter((direction, index) => index > 0 && direction !== directions[index - 1]).length,
  };

  /** ECS starts and stops tasks until there are as many as desired; it stops those that have run longest. */
  function adjust(now: number): void {
    const running = tasks.filter((task) => !task.isStopping);
    for (const task of running.slice(0, Math.max(0, running.length - desired))) givenBack += task.stop(now, queue);
    for (let count = running.length; count < desired; count++) {
      tasks.push(new SimulatedTask(model, load.objectBytes, now));
      starts += 1;
    }
  }

  function endMinute(now: number): void {
    const inWork = tasks.reduce((sum, task) => sum + task.inWork, 0);
    const sample = { visible: queue.visible, inWork };
    const wanted = service.evaluate(now, sample, desired);
    if (wanted !== desired) directions.push(Math.sign(wanted - desired));
    desired = wanted;
    const oldest = [queue.oldest, ...tasks.map((task) => task.oldest)].filter((at) => at !== undefined);
    const ageSeconds = oldest.length === 0 ? 0 : now - Math.min(...oldest);
    minutes.push({ arrived: arrivedInMinute, desired, tasks: tasks.length, ...sample, ageSeconds });
    arrivedInMinute = 0;
  }

  function record(messages: readonly Arrivals[], now: number): void {
    for (const { at, count } of messages) delays.set(now - at, (delays.get(now - at) ?? 0) + count);
    done += countOf(messages);
  }

  function quantile(share: number): number {
    let seen = 0;
    const sorted = [...delays].sort(([one], [other]) => one - other);
    for (const [seconds, count] of sorted) {
      seen += count;
      if (seen >= share * done) return seconds;
    }
    return 0;
  }
}
