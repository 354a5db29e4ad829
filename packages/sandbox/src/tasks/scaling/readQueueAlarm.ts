import type { Dimension, MetricAlarm, MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import { metricExpression } from "./metricExpression.js";
import type { QueueAlarm, QueueAttribute, QueueMetric } from "./QueueAlarm.js";

const attributes: Readonly<Record<string, QueueAttribute>> = {
  ApproximateNumberOfMessagesVisible: "ApproximateNumberOfMessages",
  ApproximateNumberOfMessagesNotVisible: "ApproximateNumberOfMessagesNotVisible",
  ApproximateNumberOfMessagesDelayed: "ApproximateNumberOfMessagesDelayed",
};

const statistics: ReadonlySet<string> = new Set(["Average", "Maximum", "Minimum", "Sum"]);

/**
 * Reads an alarm on one queue metric, or on arithmetic over several. Pure.
 *
 * @returns why the alarm is not acted on, for an alarm on anything else
 */
export function readQueueAlarm(alarm: MetricAlarm): QueueAlarm | string {
  const queries = alarm.Metrics?.length ? alarm.Metrics : [plainQuery(alarm)];
  const result = resultOf(queries);
  if (!result) return "exactly one of its metrics must return data";
  const metrics: QueueMetric[] = [];
  for (const query of queries.filter((candidate) => candidate.MetricStat)) {
    const metric = readMetric(query);
    if (typeof metric === "string") return metric;
    metrics.push(metric);
  }
  const text = result.Expression ?? result.Id ?? "";
  const expression = metricExpression(text);
  if (!expression) return `its expression ${text} is more than arithmetic over metrics`;
  const period = Math.max(60, ...queries.map((query) => query.MetricStat?.Period ?? query.Period ?? 60));
  return { alarm, metrics, expression, period };
}

/** The one query that returns data, said of it or not denied of it. */
function resultOf(queries: readonly MetricDataQuery[]): MetricDataQuery | undefined {
  const said = queries.filter((query) => query.ReturnData === true);
  const [result, ...others] = said.length > 0 ? said : queries.filter((query) => query.ReturnData !== false);
  return others.length > 0 ? undefined : result;
}

/** The alarm's own metric as the one query of a metric math alarm. */
function plainQuery(alarm: MetricAlarm): MetricDataQuery {
  const { Namespace, MetricName, Dimensions, Period, Statistic } = alarm;
  return { Id: "m1", MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period, Stat: Statistic } };
}

function readMetric({ Id, MetricStat }: MetricDataQuery): QueueMetric | string {
  const { Namespace, MetricName = "", Dimensions } = MetricStat?.Metric ?? {};
  const attribute =
    Namespace === "AWS/SQS" && Object.hasOwn(attributes, MetricName) ? attributes[MetricName] : undefined;
  if (!attribute) return `its metric ${Namespace} ${MetricName} is none of ${Object.keys(attributes).join(", ")}`;
  const queueName = queueOf(Dimensions);
  if (!queueName) return `its metric ${MetricName} has other dimensions than QueueName`;
  const statistic = MetricStat?.Stat ?? "Average";
  if (!statistics.has(statistic)) return `its statistic ${statistic} is none of ${[...statistics].join(", ")}`;
  return { id: Id ?? "", queueName, attribute, statistic };
}

function queueOf(dimensions: readonly Dimension[] | undefined): string | undefined {
  const [only, ...others] = dimensions ?? [];
  return only?.Name === "QueueName" && others.length === 0 ? only.Value : undefined;
}
