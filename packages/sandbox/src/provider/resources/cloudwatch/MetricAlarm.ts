import {
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  ListTagsForResourceCommand,
  PutMetricAlarmCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch";
import { defineResource } from "../../ResourceDefinition.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";
import { alarmExamples } from "./alarmExamples.js";
import { alarmInputs } from "./alarmInputs.js";
import { alarmRequest } from "./alarmRequest.js";
import { alarmState } from "./alarmState.js";
import { validateAlarm } from "./validateAlarm.js";

/** An alarm on one metric or on metric math. */
export const MetricAlarm = defineResource({
  type: "aws:cloudwatch/metricAlarm:MetricAlarm",
  applied: true,
  why: "Alarms on queues are judged as on AWS, metric math too; others when their metric is put or counted, whatever the dimensions.",
  inputs: alarmInputs,
  unsupported: ["evaluationCriteria", "evaluationInterval", "warmUpConfiguration"],
  recordedInputs: {
    evaluateLowSampleCountPercentiles: "The emulator does not keep it.",
    thresholdMetricId: "The emulator does not keep it.",
  },
  replacedBy: ["name"],
  identifiedBy: ["name"],
  examples: alarmExamples,
  validate: validateAlarm,
  identity: ({ name }, { partition, region, accountId }) => ({
    id: name,
    outputs: { arn: `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:${name}` },
  }),
  create: async (inputs, context) => {
    const Tags = toTagList(allTags(inputs, context));
    await context.clients
      .cloudwatch(context.region)
      .send(new PutMetricAlarmCommand({ ...alarmRequest(inputs), ...(Tags.length > 0 ? { Tags } : {}) }));
    return { id: inputs.name };
  },
  read: async (id, inputs, context) => {
    const cloudwatch = context.clients.cloudwatch(context.region);
    const { MetricAlarms } = await cloudwatch.send(
      new DescribeAlarmsCommand({ AlarmNames: [id], AlarmTypes: ["MetricAlarm"] }),
    );
    const alarm = MetricAlarms?.[0];
    if (alarm === undefined) {
      return undefined;
    }
    const { Tags } = await cloudwatch.send(new ListTagsForResourceCommand({ ResourceARN: alarm.AlarmArn }));
    return { ...alarmState(alarm, inputs), ...tagState(fromTagList(Tags), inputs, context) };
  },
  update: async (_id, olds, news, context) => {
    const cloudwatch = context.clients.cloudwatch(context.region);
    await cloudwatch.send(new PutMetricAlarmCommand(alarmRequest(news)));
    const ResourceARN = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => cloudwatch.send(new TagResourceCommand({ ResourceARN, Tags: toTagList(tags) })),
      remove: (TagKeys) => cloudwatch.send(new UntagResourceCommand({ ResourceARN, TagKeys })),
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients.cloudwatch(context.region).send(new DeleteAlarmsCommand({ AlarmNames: [id] }));
  },
});
