/** CloudWatch's grid is this wide. */
const columns = 24;

/** Rows as `DashboardArgs.ts` has them, resolved. */
interface PlainMetric {
  readonly id?: string;
  readonly hidden?: boolean;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly statistic?: string;
  readonly label?: string;
  readonly region?: string;
}
interface PlainExpression {
  readonly expression: string;
  readonly label?: string;
}
interface PlainWidget {
  readonly title?: string;
  readonly metrics?: readonly PlainMetric[];
  readonly expressions?: readonly PlainExpression[];
  readonly alarmArns?: readonly string[];
  readonly query?: string;
  readonly logGroupNames?: readonly string[];
  readonly markdown?: string;
  readonly view?: string;
  readonly periodSeconds?: number;
  readonly region?: string;
}
export interface PlainRow {
  readonly widgets: readonly PlainWidget[];
  readonly height?: number;
}

/** The body of a dashboard in CloudWatch's words: rows below each other, the widgets of a row equally wide. */
export function dashboardBodyFor(rows: readonly PlainRow[], region: string): object {
  let y = 0;
  const widgets = rows.flatMap(({ widgets: inRow, height = usualHeight(inRow) }) => {
    const width = Math.floor(columns / inRow.length);
    const placed = inRow.map((widget, index) => ({ x: index * width, y, width, height, ...drawn(widget, region) }));
    y += height;
    return placed;
  });
  return { periodOverride: "inherit", widgets };
}

function usualHeight(widgets: readonly PlainWidget[]): number {
  return widgets.every(({ markdown }) => markdown !== undefined) ? 2 : 6;
}

function drawn(widget: PlainWidget, home: string): { readonly type: string; readonly properties: object } {
  const {
    title,
    metrics = [],
    expressions = [],
    alarmArns,
    query,
    logGroupNames = [],
    markdown,
    region = home,
  } = widget;
  const titled = title === undefined ? {} : { title };
  if (markdown !== undefined) return { type: "text", properties: { markdown } };
  if (alarmArns !== undefined) return { type: "alarm", properties: { ...titled, alarms: alarmArns } };
  if (query !== undefined) {
    const sources = logGroupNames.map((group) => `SOURCE '${group}'`);
    return { type: "log", properties: { ...titled, region, view: "table", query: [...sources, query].join(" | ") } };
  }
  return {
    type: "metric",
    properties: {
      ...titled,
      region,
      view: widget.view ?? "timeSeries",
      stacked: false,
      period: widget.periodSeconds ?? 300,
      metrics: [
        ...metrics.map((metric) => lineOf(metric, region)),
        ...expressions.map(({ expression, label }) => [
          { expression, ...(label === undefined ? {} : { label }), region },
        ]),
      ],
    },
  };
}

/** Namespace, name, dimension names and values in turn, then how to draw it. */
function lineOf(metric: PlainMetric, home: string): unknown[] {
  const { id, hidden = false, namespace, metricName, dimensions, statistic, label, region } = metric;
  const options = {
    stat: statistic ?? "Sum",
    ...(id === undefined ? {} : { id }),
    ...(hidden ? { visible: false } : {}),
    ...(label === undefined ? {} : { label }),
    ...(region === undefined || region === home ? {} : { region }),
  };
  return [namespace, metricName, ...Object.entries(dimensions ?? {}).flat(), options];
}
