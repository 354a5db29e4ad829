import { afterCooldown, alarmState, type Cooldown, stepAdjustment } from "@sallyport/sandbox/scaling";
import type { QueueSample, ScalingRule, ScalingRules } from "./ScalingRules.js";

type MetricAlarm = Parameters<typeof alarmState>[0];

/** Minutes until a queue's metric is in CloudWatch. */
const metricDelayMinutes = 1;

/** How many tasks CloudWatch and Application Auto Scaling ask for, minute by minute. */
export class ServiceScaling {
  readonly #samples: QueueSample[] = [];
  #cooldown: Cooldown | undefined;

  constructor(private readonly scaling: ScalingRules) {}

  /** @returns the tasks to have from this minute on */
  evaluate(now: number, sample: QueueSample, desired: number): number {
    this.#samples.push(sample);
    const wishes = this.scaling.rules.flatMap((rule) => {
      const wanted = afterCooldown(desired, this.#cooldown, now, () => this.#capacityBy(rule));
      return wanted === undefined ? [] : [{ rule, wanted }];
    });
    // Where policies disagree, the largest capacity wins.
    const [chosen] = wishes.sort((one, other) => other.wanted - one.wanted);
    if (chosen === undefined) return desired;
    this.#cooldown = { until: now + chosen.rule.cooldownSeconds, base: desired };
    return chosen.wanted;
  }

  #capacityBy(rule: ScalingRule): number | undefined {
    const { alarm, periodMinutes, policy, side } = rule;
    const values = Array.from({ length: alarm.EvaluationPeriods }, (_, index) => {
      const end = this.#samples.length - metricDelayMinutes - (alarm.EvaluationPeriods - 1 - index) * periodMinutes;
      const period = this.#samples.slice(Math.max(0, end - periodMinutes), Math.max(0, end));
      return period.length === 0 ? undefined : rule.valueIn(largestOf(period));
    });
    if (alarmState({ ...alarm, TreatMissingData: "notBreaching" } as MetricAlarm, values) !== "ALARM") return undefined;
    const value = values.findLast((one) => one !== undefined) ?? alarm.Threshold;
    const wanted = stepAdjustment(policy, value - alarm.Threshold, 0, side);
    return wanted === undefined ? undefined : Math.min(this.scaling.maxTasks, Math.max(this.scaling.minTasks, wanted));
  }
}

function largestOf(samples: readonly QueueSample[]): QueueSample {
  return {
    visible: Math.max(...samples.map(({ visible }) => visible)),
    inWork: Math.max(...samples.map(({ inWork }) => inWork)),
  };
}
