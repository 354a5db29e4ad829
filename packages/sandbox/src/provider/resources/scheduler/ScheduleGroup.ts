import {
  CreateScheduleGroupCommand,
  DeleteScheduleGroupCommand,
  GetScheduleGroupCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-scheduler";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";

/** A group of schedules, by which they are counted and tagged. */
export const ScheduleGroup = defineResource({
  type: "aws:scheduler/scheduleGroup:ScheduleGroup",
  applied: true,
  why: "Holds schedules, which go with it when it is deleted; it has no metrics",
  inputs: {
    name: shape.autoNamed({ maxLength: 64, prefixFrom: "namePrefix" }),
    namePrefix: shape.text(),
    tags: shape.map(shape.text()),
  },
  replacedBy: ["name", "namePrefix"],
  identifiedBy: ["name"],
  examples: [
    {
      base: () => ({ name: "conformance-sweeps", tags: { team: "data" } }),
      updated: () => ({ name: "conformance-sweeps", tags: { stage: "test" } }),
      replacing: () => ({ name: "conformance-sweeps-renamed" }),
    },
  ],
  identity: ({ name }, { partition, region, accountId }) => ({
    id: name,
    outputs: {
      arn: `arn:${partition}:scheduler:${region}:${accountId}:schedule-group/${name}`,
      creationDate: "2026-01-01T00:00:00.000Z",
      lastModificationDate: "2026-01-01T00:00:00.000Z",
      state: "ACTIVE",
    },
  }),
  create: async (given, context) => {
    const command = new CreateScheduleGroupCommand({ Name: given.name, Tags: toTagList(allTags(given, context)) });
    await context.clients.scheduler(context.region).send(command);
    return { id: given.name };
  },
  read: async (id, given, context) => {
    const scheduler = context.clients.scheduler(context.region);
    const found = await orAbsent(scheduler.send(new GetScheduleGroupCommand({ Name: id })));
    if (found === undefined) return undefined;
    const { Tags } = await scheduler.send(new ListTagsForResourceCommand({ ResourceArn: found.Arn }));
    return {
      name: found.Name,
      arn: found.Arn,
      creationDate: found.CreationDate?.toISOString() ?? "",
      lastModificationDate: found.LastModificationDate?.toISOString() ?? "",
      state: found.State,
      ...tagState(fromTagList(Tags), given, context),
    };
  },
  update: async (_id, olds, news, context) => {
    const scheduler = context.clients.scheduler(context.region);
    const ResourceArn = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => scheduler.send(new TagResourceCommand({ ResourceArn, Tags: toTagList(tags) })),
      // The emulator reads the first key of a call only.
      remove: async (keys) => {
        for (const key of keys) await scheduler.send(new UntagResourceCommand({ ResourceArn, TagKeys: [key] }));
      },
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients.scheduler(context.region).send(new DeleteScheduleGroupCommand({ Name: id }));
  },
});
