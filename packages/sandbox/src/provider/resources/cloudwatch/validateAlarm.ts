import type { InputProblem } from "../../ResourceDefinition.js";
import type { AlarmInputs } from "./alarmInputs.js";

const oneMetricOnly = ["dimensions", "extendedStatistic", "metricName", "namespace", "period", "statistic"] as const;

/** What CloudWatch refuses in combination. */
export const validateAlarm = (inputs: AlarmInputs): readonly InputProblem[] => {
  const queries = inputs.metricQueries ?? [];
  const problems: InputProblem[] = [];
  if (queries.length > 0) {
    for (const property of oneMetricOnly) {
      if (inputs[property] !== undefined) {
        problems.push({ property, reason: "leave it out where `metricQueries` are given" });
      }
    }
    const returned = queries.filter(({ returnData }) => returnData).map(({ id }) => id);
    if (inputs.thresholdMetricId === undefined && returned.length !== 1) {
      problems.push({ property: "metricQueries", reason: "exactly one must have `returnData`: the alarm's own value" });
    }
    if (
      inputs.thresholdMetricId !== undefined &&
      !(returned.length === 2 && returned.includes(inputs.thresholdMetricId))
    ) {
      const reason =
        "exactly two must have `returnData`: the alarm's own value and the band that `thresholdMetricId` names";
      problems.push({ property: "metricQueries", reason });
    }
  } else if (inputs.metricName === undefined) {
    problems.push({ property: "metricName", reason: "give it or `metricQueries`" });
  } else {
    if (inputs.period === undefined) {
      problems.push({ property: "period", reason: "is required with `metricName`" });
    }
    if ((inputs.statistic === undefined) === (inputs.extendedStatistic === undefined)) {
      problems.push({ property: "statistic", reason: "give either it or `extendedStatistic`" });
    }
  }
  if ((inputs.datapointsToAlarm ?? 0) > inputs.evaluationPeriods) {
    problems.push({ property: "datapointsToAlarm", reason: "cannot be more than `evaluationPeriods`" });
  }
  if ((inputs.threshold === undefined) === (inputs.thresholdMetricId === undefined)) {
    problems.push({ property: "threshold", reason: "give either it or `thresholdMetricId`" });
  }
  return problems;
};
