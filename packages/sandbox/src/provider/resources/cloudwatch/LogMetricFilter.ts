import {
  DeleteMetricFilterCommand,
  DescribeMetricFiltersCommand,
  PutMetricFilterCommand,
  type StandardUnit,
} from "@aws-sdk/client-cloudwatch-logs";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";

const inputs = {
  applyOnTransformedLogs: shape.withDefault(shape.flag(), false),
  logGroupName: shape.required(shape.text()),
  metricTransformation: shape.required(
    shape.object({
      defaultValue: shape.text(),
      dimensions: shape.map(shape.text()),
      name: shape.required(shape.text()),
      namespace: shape.required(shape.text()),
      unit: shape.withDefault(shape.text(), "None"),
      value: shape.required(shape.text()),
    }),
  ),
  name: shape.autoNamed({ maxLength: 512 }),
  pattern: shape.required(shape.text()),
};

type Filter = InputsOf<typeof inputs>;

const group = (name: string) => ({ type: "aws:cloudwatch/logGroup:LogGroup", inputs: () => ({ name }) });
const denied = { name: "Denied", namespace: "Conformance", value: "1", defaultValue: "0" };

/** A filter that makes a metric of a log group's lines. */
export const LogMetricFilter = defineResource({
  type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  applied: true,
  why: "Every line that comes in is judged and counted; the default value is put once a call, not once a minute.",
  inputs,
  recordedInputs: { applyOnTransformedLogs: "The emulator does not keep it." },
  replacedBy: ["logGroupName", "name"],
  identifiedBy: ["logGroupName", "name"],
  examples: [
    {
      needs: { group: group("/conformance-filter/trail"), other: group("/conformance-filter/other") },
      importId: (known) => `${known("logGroupName")}:${known("name")}`,
      base: (made) => ({
        logGroupName: made("group", "name"),
        name: "conformance-filter",
        pattern: '{ $.errorCode = "AccessDenied*" }',
        metricTransformation: denied,
      }),
      updated: (made) => ({
        logGroupName: made("group", "name"),
        name: "conformance-filter",
        pattern: '[version, account, eni, source, ..., action="REJECT", status]',
        metricTransformation: {
          name: "Rejected",
          namespace: "Conformance",
          value: "1",
          unit: "Count",
          dimensions: { Interface: "$eni" },
        },
      }),
      replacing: (made) => ({
        logGroupName: made("other", "name"),
        name: "conformance-filter",
        pattern: '{ $.errorCode = "AccessDenied*" }',
        metricTransformation: denied,
      }),
    },
  ],
  validate: ({ metricTransformation: { defaultValue, dimensions } }) =>
    defaultValue !== undefined && Object.keys(dimensions ?? {}).length > 0
      ? [
          {
            property: "metricTransformation.defaultValue",
            reason: "leave it out where the metric has `dimensions`: CloudWatch Logs takes one of the two",
          },
        ]
      : [],
  identity: ({ name }) => ({ id: name, outputs: {} }),
  create: async (given, context) => {
    await context.clients.logs(context.region).send(put(given));
    return { id: given.name };
  },
  read: async (id, given, context) => {
    // Imported by `<log group>:<name>`; neither holds a colon.
    const [logGroupName = "", filterName = ""] =
      given.logGroupName === undefined ? id.split(":") : [given.logGroupName, id];
    const command = new DescribeMetricFiltersCommand({ logGroupName, filterNamePrefix: filterName });
    const answer = await orAbsent(context.clients.logs(context.region).send(command));
    const found = answer?.metricFilters?.find((filter) => filter.filterName === filterName);
    const [metric] = found?.metricTransformations ?? [];
    if (found === undefined || metric === undefined) {
      return undefined;
    }
    return {
      id: filterName,
      name: filterName,
      logGroupName,
      pattern: found.filterPattern,
      metricTransformation: {
        name: metric.metricName ?? "",
        namespace: metric.metricNamespace ?? "",
        value: metric.metricValue ?? "",
        unit: metric.unit ?? "None",
        ...(metric.defaultValue === undefined ? {} : { defaultValue: String(metric.defaultValue) }),
        ...(metric.dimensions === undefined ? {} : { dimensions: metric.dimensions }),
      },
    };
  },
  update: async (_id, _olds, news, context) => {
    await context.clients.logs(context.region).send(put(news));
  },
  delete: async (id, { logGroupName }, context) => {
    const command = new DeleteMetricFilterCommand({ logGroupName, filterName: id });
    await context.clients.logs(context.region).send(command);
  },
});

const put = ({ logGroupName, name, pattern, metricTransformation, applyOnTransformedLogs }: Filter) => {
  const { defaultValue, dimensions, namespace, unit, value } = metricTransformation;
  return new PutMetricFilterCommand({
    logGroupName,
    filterName: name,
    filterPattern: pattern,
    applyOnTransformedLogs,
    metricTransformations: [
      {
        metricName: metricTransformation.name,
        metricNamespace: namespace,
        metricValue: value,
        unit: unit as StandardUnit,
        defaultValue: defaultValue === undefined ? undefined : Number(defaultValue),
        dimensions: dimensions && { ...dimensions },
      },
    ],
  });
};
