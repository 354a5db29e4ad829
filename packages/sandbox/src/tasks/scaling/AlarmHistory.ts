import type { QueueAlarm } from "./QueueAlarm.js";

/** Values of an alarm's metrics by id; a metric without a value is missing. */
export type MetricSample = ReadonlyMap<string, number>;

/** The latest samples of one alarm's metrics, as many as its evaluation looks at. */
export class AlarmHistory {
  private readonly samples: MetricSample[] = [];

  add(sample: MetricSample, queueAlarm: QueueAlarm): void {
    this.samples.push(sample);
    const kept = samplesOf(queueAlarm) * (queueAlarm.alarm.EvaluationPeriods ?? 1);
    this.samples.splice(0, Math.max(0, this.samples.length - kept));
  }

  /** The datapoints of the evaluation periods, the latest last; undefined where there is none. */
  datapoints(queueAlarm: QueueAlarm): (number | undefined)[] {
    const size = samplesOf(queueAlarm);
    const periods = queueAlarm.alarm.EvaluationPeriods ?? 1;
    return Array.from({ length: periods }, (_, index) => {
      const end = this.samples.length - (periods - 1 - index) * size;
      // A period that began before the first sample has what there is of it, as in CloudWatch.
      return end < 1 ? undefined : datapoint(queueAlarm, this.samples.slice(Math.max(0, end - size), end));
    });
  }
}

/** Samples in a period: the sandbox takes one for each minute of AWS. */
function samplesOf(queueAlarm: QueueAlarm): number {
  return Math.max(1, Math.round(queueAlarm.period / 60));
}

function datapoint({ metrics, expression }: QueueAlarm, samples: readonly MetricSample[]): number | undefined {
  const values = metrics.flatMap(({ id, statistic }): [string, number][] => {
    const found = samples.flatMap((sample) => sample.get(id) ?? []);
    return found.length > 0 ? [[id, aggregate(statistic, found)]] : [];
  });
  return expression(new Map(values));
}

function aggregate(statistic: string, values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  if (statistic === "Sum") return sum;
  if (statistic === "Maximum") return Math.max(...values);
  if (statistic === "Minimum") return Math.min(...values);
  return sum / values.length;
}
