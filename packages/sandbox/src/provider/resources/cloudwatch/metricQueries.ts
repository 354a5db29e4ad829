import type { MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { type InputsOf, shape } from "../../Shape.js";
import type { Json, Properties } from "../../values/Json.js";

const fields = {
  expression: shape.text(),
  id: shape.required(shape.text()),
  label: shape.text(),
  metric: shape.object({
    dimensions: shape.map(shape.text()),
    metricName: shape.required(shape.text()),
    namespace: shape.text(),
    period: shape.required(shape.number()),
    stat: shape.required(shape.text()),
    unit: shape.text(),
  }),
  period: shape.number(),
  returnData: shape.withDefault(shape.flag(), false),
};

/** The metrics and expressions of an alarm on metric math. */
export const metricQueries = shape.set(shape.object(fields, ["accountId"]));

/** One metric or expression of an alarm on metric math. */
export type MetricQuery = InputsOf<typeof fields>;

/** The same as an alarm tells it. */
export const metricQueryState = ({
  Id = "",
  Expression,
  Label,
  MetricStat,
  Period,
  ReturnData,
}: MetricDataQuery): Json =>
  present({
    id: Id,
    expression: Expression,
    label: Label,
    metric:
      MetricStat &&
      present({
        dimensions:
          MetricStat.Metric?.Dimensions &&
          Object.fromEntries(MetricStat.Metric.Dimensions.map(({ Name = "", Value = "" }) => [Name, Value])),
        metricName: MetricStat.Metric?.MetricName,
        namespace: MetricStat.Metric?.Namespace,
        period: MetricStat.Period,
        stat: MetricStat.Stat,
        unit: MetricStat.Unit,
      }),
    period: Period,
    returnData: ReturnData ?? false,
  });

const present = (properties: Properties): Json =>
  Object.fromEntries(
    Object.entries(properties).filter((property): property is [string, Json] => property[1] !== undefined),
  );
