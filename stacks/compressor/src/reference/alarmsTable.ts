import type { PlannedAlarm } from "./watchedMetrics.js";

const comparisons: Readonly<Record<string, string>> = {
  GreaterThanThreshold: ">",
  GreaterThanOrEqualToThreshold: "≥",
  LessThanThreshold: "<",
  LessThanOrEqualToThreshold: "≤",
};

/** The alarms that people hear, as a table in Markdown; those by which services scale are left out. */
export function alarmsTable(alarms: readonly PlannedAlarm[]): string {
  const rows = alarms
    .filter(({ name }) => !/-(backlog|idle)$/.test(name))
    .map((alarm) => [`\`${alarm.name}\``, `\`${valueOfAlarm(alarm)}\``, conditionOf(alarm), alarm.alarmDescription]);
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const sorted = rows.map(line).sort();
  return [line(["Alarm", "Value", "Fires at", "Means"]), "| --- | --- | --- | --- |", ...sorted].join("\n");
}

function valueOfAlarm({ metricName, metricQueries = [] }: PlannedAlarm): string {
  if (metricName !== undefined) return metricName;
  const names = new Map(metricQueries.map(({ id, metric }) => [id, metric?.metricName]));
  const expression = metricQueries.find((query) => query.expression !== undefined)?.expression ?? "";
  return expression.replaceAll(/[a-z]\w*/g, (word) => names.get(word) ?? word);
}

function conditionOf(alarm: PlannedAlarm): string {
  const { comparisonOperator, threshold, evaluationPeriods } = alarm;
  const period = alarm.period ?? alarm.metricQueries?.find(({ metric }) => metric)?.metric?.period ?? 60;
  const minutes = (evaluationPeriods * period) / 60;
  const long = minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
  return `${comparisons[comparisonOperator] ?? comparisonOperator} ${threshold} for ${long}`;
}
