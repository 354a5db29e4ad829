import { ArgumentError } from "../errors/ArgumentError.js";
import { type AlarmArgs, AlarmComparison } from "./AlarmArgs.js";

const ofBands: readonly string[] = [AlarmComparison.Above, AlarmComparison.Below, AlarmComparison.Outside];
const statistics = /^(Sum|Average|Minimum|Maximum|SampleCount|p\d{1,2}(\.\d{1,2})?|p100)$/;

/**
 * Checks at construction what plain values say of an alarm.
 *
 * @param path where the component's arguments have it: errors name `<path>.threshold`
 * @throws ArgumentError naming the field at fault
 */
export function checkAlarm(component: string, path: string, alarm: AlarmArgs): void {
  const refuse = (field: string, value: unknown, fix: string): never => {
    throw new ArgumentError(component, `${path}.${field}`, value, fix);
  };
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(alarm.name)) {
    refuse("name", alarm.name, 'use lower-case letters, digits and hyphens, such as "failed-jobs"');
  }
  checkMetrics(alarm, refuse);
  checkLimit(alarm, refuse);
  checkTimes(alarm, refuse);
}

type Refuse = (field: string, value: unknown, fix: string) => never;

function checkMetrics({ metrics, expression }: AlarmArgs, refuse: Refuse): void {
  if (metrics.length === 0) refuse("metrics", metrics, "name at least one metric");
  if (metrics.length > 1 && expression === undefined) {
    refuse("expression", expression, "say by metric math how the metrics make the alarm's one value");
  }
  metrics.forEach(({ id, statistic = "Sum" }, index) => {
    if (id !== undefined && !/^[a-z][A-Za-z0-9_]*$/.test(id)) {
      refuse(`metrics[${index}].id`, id, 'start with a lower-case letter, then letters, digits and "_"');
    }
    if (!statistics.test(statistic)) {
      refuse(`metrics[${index}].statistic`, statistic, "give Sum, Average, Minimum, Maximum, SampleCount or pNN");
    }
  });
}

function checkLimit({ threshold, anomalyDeviations, comparison }: AlarmArgs, refuse: Refuse): void {
  if ((threshold === undefined) === (anomalyDeviations === undefined)) {
    refuse("threshold", threshold, "give exactly one of threshold and anomalyDeviations");
  }
  if (anomalyDeviations === undefined) {
    if (comparison === AlarmComparison.Outside) refuse("comparison", comparison, "only a band has an outside");
    return;
  }
  if (!(anomalyDeviations > 0 && anomalyDeviations <= 1000)) {
    refuse("anomalyDeviations", anomalyDeviations, "give more than 0 deviations; 2 is a usual width");
  }
  if (comparison !== undefined && !ofBands.includes(comparison)) {
    refuse("comparison", comparison, `compare a band by ${ofBands.join(", ")}`);
  }
}

function checkTimes(
  { periodSeconds = 300, evaluationPeriods = 1, datapointsToAlarm }: AlarmArgs,
  refuse: Refuse,
): void {
  if (typeof periodSeconds === "number") {
    const fits = [10, 20, 30].includes(periodSeconds) || (periodSeconds > 0 && periodSeconds % 60 === 0);
    if (!fits) refuse("periodSeconds", periodSeconds, "give 10, 20, 30 or a multiple of 60");
  }
  if (typeof evaluationPeriods !== "number") return;
  if (!(Number.isInteger(evaluationPeriods) && evaluationPeriods >= 1)) {
    refuse("evaluationPeriods", evaluationPeriods, "give whole periods, at least 1");
  }
  // CloudWatch looks back a week at most where a period is an hour or longer, else a day.
  if (typeof periodSeconds === "number") {
    const most = periodSeconds >= 3600 ? 604_800 : 86_400;
    if (periodSeconds * evaluationPeriods > most) {
      refuse("evaluationPeriods", evaluationPeriods, `look back at most ${most} seconds with this period`);
    }
  }
  if (typeof datapointsToAlarm === "number" && !(datapointsToAlarm >= 1 && datapointsToAlarm <= evaluationPeriods)) {
    refuse("datapointsToAlarm", datapointsToAlarm, `give 1 to ${evaluationPeriods}, the periods looked at`);
  }
}
