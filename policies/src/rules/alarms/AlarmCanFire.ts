import { isSet } from "../../documents/isSet.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, type Finding, verdictOf } from "../../engine/Verdict.js";
import { alarmType } from "./alarmTypes.js";
import { watchedMetrics } from "./watchedMetrics.js";

type Fields = Readonly<Record<string, unknown>>;

/** Dimensions without one of which a service's metrics have no data; the first is the one to name. */
const identifying: Readonly<Record<string, readonly string[]>> = {
  "AWS/ApiGateway": ["ApiName", "ApiId"],
  "AWS/ECS": ["ClusterName"],
  "AWS/Events": ["RuleName", "EventBusName", "EventSourceName"],
  "AWS/Logs": ["LogGroupName", "DestinationType", "Resource"],
  "AWS/RDS": ["DBInstanceIdentifier", "DBClusterIdentifier", "EngineName", "DatabaseClass"],
  "AWS/SNS": ["TopicName", "PhoneNumber", "Application", "Country", "SMSType"],
  "AWS/SQS": ["QueueName"],
  "AWS/States": ["StateMachineArn", "ActivityArn", "LambdaFunctionArn", "ServiceIntegrationResourceArn", "APIName"],
  "ECS/ContainerInsights": ["ClusterName"],
};
const one = {
  namespace: "AWS/SQS",
  metricName: "ApproximateNumberOfMessagesVisible",
  dimensions: { QueueName: "dead" },
  statistic: "Maximum",
  period: 60,
  evaluationPeriods: 1,
  comparisonOperator: "GreaterThanThreshold",
  threshold: 0,
};
const without = (...left: readonly string[]) => [
  {
    type: alarmType,
    name: "dead",
    props: Object.fromEntries(Object.entries(one).filter(([key]) => !left.includes(key))),
  },
];
const asking = (metricQueries: readonly object[], own: object = {}) => {
  const { evaluationPeriods, comparisonOperator, threshold } = one;
  return [
    {
      type: alarmType,
      name: "dead",
      props: { evaluationPeriods, comparisonOperator, threshold, metricQueries, ...own },
    },
  ];
};
const { namespace, metricName, dimensions, period } = one;
const query = { id: "m1", metric: { namespace, metricName, dimensions, period, stat: "Sum" } };

/** Every alarm looks at metrics that can have data, and has a limit. */
export const AlarmCanFire: ResourceRule = {
  id: "alarm-can-fire",
  title: "Alarms look at metrics that exist, and have a limit",
  severity: "medium",
  why: "An alarm on a metric that nothing fills stays green for ever, and everybody relies on it",
  fix: "name the metric with its namespace, its dimensions and its statistic, the limit, and the one query that decides",
  url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html",
  controls: ["MON-12", "MON-03"],
  scope: "resource",
  types: [alarmType],
  evaluate: (alarm) => {
    const { inputs } = alarm;
    if (isSet(inputs, "evaluationCriteria")) return compliant;
    const queries = (inputs.metricQueries as readonly Fields[] | undefined) ?? [];
    const parts = [
      ...missing(inputs, ["evaluationPeriods"], ["comparisonOperator"], ["threshold", "thresholdMetricId"]),
      ...(queries.length > 0
        ? queries.flatMap(partsMissingIn)
        : missing(inputs, ["metricName"], ["namespace"], ["period"], ["statistic", "extendedStatistic"])),
    ];
    const findings: readonly Finding[] = [
      ...parts.map((part) => ({ id: `Missing::${part}`, message: `alarm ${alarm.name} has no ${part}` })),
      ...unnamed(alarm),
      ...decidingWrong(alarm, queries),
    ];
    return verdictOf(findings.filter(({ id }, index) => findings.findIndex((other) => other.id === id) === index));
  },
  examples: {
    good: without(),
    bad: without("dimensions"),
    others: {
      "no limit": without("threshold"),
      "no metric": without("metricName", "namespace", "period", "statistic"),
      "no namespace": without("namespace"),
      "no comparison": without("comparisonOperator"),
      "a stage without its API": [
        {
          type: alarmType,
          name: "dead",
          props: { ...one, namespace: "AWS/ApiGateway", dimensions: { Stage: "prod" } },
        },
      ],
      "no query that decides": asking([query]),
      "two queries that decide": asking([
        { ...query, returnData: true },
        { id: "m2", expression: "m1 * 2", returnData: true },
      ]),
      "a query of nothing": asking([{ id: "m1", returnData: true }]),
      "a band around nothing": asking([{ id: "band", expression: "ANOMALY_DETECTION_BAND(m1, 2)", returnData: true }], {
        threshold: undefined,
        thresholdMetricId: "band",
      }),
      "a query without dimensions": asking([
        { ...query, returnData: true, metric: { namespace, metricName, period, stat: "Sum" } },
      ]),
    },
  },
};

/** The first name of each group of which none is set. */
function missing(fields: Fields, ...groups: readonly (readonly [string, ...string[]])[]): readonly string[] {
  return groups.filter((group) => !group.some((property) => isSet(fields, property))).map(([first]) => first);
}

function partsMissingIn(query: Fields): readonly string[] {
  const { metric } = query as { readonly metric?: Fields };
  const without = missing(query, ["metric", "expression"]);
  return [
    ...without,
    ...(metric === undefined ? [] : missing(metric, ["metricName"], ["namespace"], ["period"], ["stat"])),
  ];
}

function unnamed(alarm: ResourceView): readonly Finding[] {
  return watchedMetrics(alarm).flatMap(({ namespace: of, metricName: metric, dimensions: named }) => {
    const needed = identifying[of] ?? [];
    if (needed.length === 0 || needed.some((dimension) => named.includes(dimension))) return [];
    const [dimension] = needed;
    const message = `alarm ${alarm.name} looks at ${of} ${metric} without ${dimension}, which has no data`;
    return [{ id: `Dimension::${dimension}`, message }];
  });
}

/** Of the queries one decides; where the limit is a band, the band is returned besides. */
function decidingWrong({ name, inputs }: ResourceView, queries: readonly Fields[]): readonly Finding[] {
  if (queries.length === 0) return [];
  const returned = queries.filter(({ returnData }) => returnData === true);
  const wanted = isSet(inputs, "thresholdMetricId") ? 2 : 1;
  return returned.length === wanted
    ? []
    : [{ id: "Returned", message: `${returned.length} queries of alarm ${name} return data, not ${wanted}` }];
}
