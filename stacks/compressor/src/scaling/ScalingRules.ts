import { metricExpression } from "@sallyport/sandbox/scaling";
import type { PlannedResource } from "@sallyport/stack-kit/testing";

/** What a queue's metrics say of one minute. */
export interface QueueSample {
  readonly visible: number;
  /** Leased by a task. */
  readonly inWork: number;
}

/** A step of a policy, counted from the alarm's threshold. */
interface Step {
  readonly MetricIntervalLowerBound: number | undefined;
  readonly MetricIntervalUpperBound: number | undefined;
  readonly ScalingAdjustment: number;
}

/** An alarm and the step scaling policy that it sets off. */
export interface ScalingRule {
  /** The alarm's value: of the largest number of each metric in a period. */
  readonly valueIn: (largest: QueueSample) => number;
  readonly periodMinutes: number;
  /** In the words of CloudWatch's API, as `alarmState` takes them. */
  readonly alarm: {
    readonly ComparisonOperator: string;
    readonly Threshold: number;
    readonly EvaluationPeriods: number;
  };
  readonly side: "above" | "below";
  readonly cooldownSeconds: number;
  readonly policy: { readonly AdjustmentType: "ExactCapacity"; readonly StepAdjustments: Step[] };
}

/** All that decides how many tasks a service has. */
export interface ScalingRules {
  readonly minTasks: number;
  readonly maxTasks: number;
  readonly rules: readonly ScalingRule[];
}

interface PlannedPolicy {
  readonly adjustmentType: "ExactCapacity";
  readonly cooldown: number;
  readonly stepAdjustments: readonly {
    readonly metricIntervalLowerBound?: string;
    readonly metricIntervalUpperBound?: string;
    readonly scalingAdjustment: number;
  }[];
}
interface PlannedAlarm {
  readonly name: string;
  readonly alarmActions?: readonly string[];
  readonly metricName?: string;
  readonly period?: number;
  readonly metricQueries?: readonly {
    readonly id: string;
    readonly expression?: string;
    readonly metric?: { readonly metricName: string; readonly period: number };
  }[];
  readonly comparisonOperator: string;
  readonly threshold: number;
  readonly evaluationPeriods: number;
}

const measures: Readonly<Record<string, (sample: QueueSample) => number>> = {
  ApproximateNumberOfMessagesVisible: ({ visible }) => visible,
  ApproximateNumberOfMessagesNotVisible: ({ inWork }) => inWork,
};

/**
 * The scaling of a service as it would be deployed, read from the planned resources.
 *
 * @param service name of the `WorkerService`
 * @throws Error where the plan is not of the form that is simulated
 */
export function scalingRulesOf(resources: readonly PlannedResource[], service: string): ScalingRules {
  const find = (type: string, name: string) => {
    const found = resources.find((resource) => resource.type === type && resource.name === `${service}-${name}`);
    if (found === undefined) throw new Error(`the plan has no ${service}-${name}`);
    return found.inputs;
  };
  const { minCapacity, maxCapacity } = find("aws:appautoscaling/target:Target", "tasks");
  const rule = (alarmName: string, policyName: string): ScalingRule => {
    const alarm = find("aws:cloudwatch/metricAlarm:MetricAlarm", alarmName) as unknown as PlannedAlarm;
    const policy = find("aws:appautoscaling/policy:Policy", policyName).stepScalingPolicyConfiguration as PlannedPolicy;
    if (!alarm.alarmActions?.some((arn) => arn.endsWith(`${service}-${policyName}`))) {
      throw new Error(`${alarm.name} does not set off ${policyName}`);
    }
    return ruleOf(alarm, policy);
  };
  return {
    minTasks: Number(minCapacity),
    maxTasks: Number(maxCapacity),
    rules: [rule("backlog", "scale-out"), rule("idle", "scale-in")],
  };
}

function ruleOf(alarm: PlannedAlarm, { adjustmentType, cooldown, stepAdjustments }: PlannedPolicy): ScalingRule {
  const bound = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));
  return {
    valueIn: valueOfAlarm(alarm),
    periodMinutes: (alarm.period ?? alarm.metricQueries?.find(({ metric }) => metric)?.metric?.period ?? 60) / 60,
    alarm: {
      ComparisonOperator: alarm.comparisonOperator,
      Threshold: alarm.threshold,
      EvaluationPeriods: alarm.evaluationPeriods,
    },
    side: alarm.comparisonOperator.startsWith("LessThan") ? "below" : "above",
    cooldownSeconds: cooldown,
    policy: {
      AdjustmentType: adjustmentType,
      StepAdjustments: stepAdjustments.map((step) => ({
        MetricIntervalLowerBound: bound(step.metricIntervalLowerBound),
        MetricIntervalUpperBound: bound(step.metricIntervalUpperBound),
        ScalingAdjustment: step.scalingAdjustment,
      })),
    },
  };
}

function valueOfAlarm({ name, metricName, metricQueries = [] }: PlannedAlarm): (sample: QueueSample) => number {
  if (metricName !== undefined) return measureOf(name, metricName);
  const expression = metricQueries.find((query) => query.expression !== undefined)?.expression ?? "";
  const compiled = metricExpression(expression);
  if (compiled === undefined) throw new Error(`${name} computes what is not simulated: ${expression}`);
  const measured = metricQueries.flatMap(({ id, metric }) =>
    metric === undefined ? [] : [[id, measureOf(name, metric.metricName)] as const],
  );
  return (sample) => compiled(new Map(measured.map(([id, measure]) => [id, measure(sample)]))) ?? 0;
}

function measureOf(alarm: string, metricName: string): (sample: QueueSample) => number {
  const measure = measures[metricName];
  if (measure === undefined) throw new Error(`${alarm} looks at ${metricName}, which is not simulated`);
  return measure;
}
