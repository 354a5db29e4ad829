import { type InputsOf, shape } from "../../Shape.js";
import { metricQueries } from "./metricQueries.js";

/** Inputs of a metric alarm with the defaults of the official provider. */
export const alarmInputs = {
  actionsEnabled: shape.withDefault(shape.flag(), true),
  alarmActions: shape.set(shape.text()),
  alarmDescription: shape.text(),
  comparisonOperator: shape.required(
    shape.text([
      "GreaterThanOrEqualToThreshold",
      "GreaterThanThreshold",
      "GreaterThanUpperThreshold",
      "LessThanLowerOrGreaterThanUpperThreshold",
      "LessThanLowerThreshold",
      "LessThanOrEqualToThreshold",
      "LessThanThreshold",
    ]),
  ),
  datapointsToAlarm: shape.number(),
  dimensions: shape.map(shape.text()),
  evaluateLowSampleCountPercentiles: shape.text(["evaluate", "ignore"]),
  evaluationPeriods: shape.required(shape.number()),
  extendedStatistic: shape.text(),
  insufficientDataActions: shape.set(shape.text()),
  metricName: shape.text(),
  metricQueries,
  name: shape.autoNamed({ maxLength: 255 }),
  namespace: shape.text(),
  okActions: shape.set(shape.text()),
  period: shape.number(),
  statistic: shape.text(["Average", "Maximum", "Minimum", "SampleCount", "Sum"]),
  tags: shape.map(shape.text()),
  threshold: shape.number(),
  thresholdMetricId: shape.text(),
  treatMissingData: shape.withDefault(shape.text(["breaching", "ignore", "missing", "notBreaching"]), "missing"),
  unit: shape.text(),
};

/** A metric alarm's inputs as Check leaves them. */
export type AlarmInputs = InputsOf<typeof alarmInputs>;
