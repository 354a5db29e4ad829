import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

interface MetricFilterPlan {
  readonly logGroupName: pulumi.Input<string>;
  readonly pattern: pulumi.Input<string>;
  readonly namespace: pulumi.Input<string>;
  readonly metricName: pulumi.Input<string>;
  /** Default: 1 a line. */
  readonly value?: pulumi.Input<string> | undefined;
  /** Default: Count. */
  readonly unit?: pulumi.Input<string> | undefined;
  readonly dimensions?: Readonly<Record<string, pulumi.Input<string>>> | undefined;
  readonly region?: pulumi.Input<string> | undefined;
}

/** Makes `<name>-filter`, a child of `parent`: a metric of a log group's lines, 0 for those that do not match. */
export function metricFilter(
  parent: pulumi.Resource,
  name: string,
  plan: MetricFilterPlan,
): aws.cloudwatch.LogMetricFilter {
  const { logGroupName, pattern, namespace, metricName, value = "1", unit = "Count", dimensions, region } = plan;
  const plain = dimensions === undefined || Object.keys(dimensions).length === 0;
  return new aws.cloudwatch.LogMetricFilter(
    `${name}-filter`,
    {
      name,
      logGroupName,
      pattern,
      metricTransformation: {
        name: metricName,
        namespace,
        value,
        unit,
        // CloudWatch Logs takes a default value only for a metric without dimensions.
        ...(plain ? { defaultValue: "0" } : { dimensions }),
      },
      region,
    },
    { parent },
  );
}
