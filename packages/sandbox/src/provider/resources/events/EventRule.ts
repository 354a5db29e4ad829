import {
  DeleteRuleCommand,
  DescribeRuleCommand,
  ListTagsForResourceCommand,
  PutRuleCommand,
  type RuleState,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-eventbridge";
import { orAbsent } from "../../orAbsent.js";
import { defineResource, type InputProblem } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";
import { busName } from "./busName.js";

const inputs = {
  description: shape.text(),
  eventBusName: shape.withDefault(shape.text(), "default"),
  eventPattern: shape.json(),
  forceDestroy: shape.withDefault(shape.flag(), false),
  isEnabled: shape.flag(),
  name: shape.autoNamed({ maxLength: 64, prefixFrom: "namePrefix" }),
  namePrefix: shape.text(),
  roleArn: shape.text(),
  scheduleExpression: shape.text(),
  state: shape.text(["DISABLED", "ENABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"]),
  tags: shape.map(shape.text()),
};

type RuleInputs = InputsOf<typeof inputs>;

const pattern = (detailType: string): string =>
  JSON.stringify({ source: ["conformance"], "detail-type": [detailType], detail: { rule: [{ prefix: "a" }] } });

/** A rule on an event bus, by pattern or schedule. */
export const EventRule = defineResource({
  type: "aws:cloudwatch/eventRule:EventRule",
  applied: true,
  why: "Events that match, and schedules that are due, go to the rule's targets.",
  inputs,
  recordedInputs: {
    forceDestroy: "It says how to delete; EventBridge does not keep it.",
    isEnabled: "EventBridge keeps it as `state`.",
  },
  replacedBy: ["eventBusName", "name", "namePrefix"],
  identifiedBy: ["eventBusName", "name"],
  examples: [
    {
      base: () => ({
        name: "conformance-rule",
        description: "archives that were applied",
        eventPattern: pattern("Archive Applied"),
        tags: { team: "data" },
      }),
      updated: () => ({
        name: "conformance-rule",
        eventPattern: pattern("Archive Removed"),
        state: "DISABLED",
        tags: { stage: "test" },
      }),
      replacing: () => ({ name: "conformance-rule-renamed", eventPattern: pattern("Archive Applied") }),
    },
    {
      base: () => ({ name: "conformance-schedule", scheduleExpression: "rate(1 day)" }),
      updated: () => ({ name: "conformance-schedule", scheduleExpression: "cron(0 3 * * ? *)", isEnabled: false }),
      replacing: () => ({ name: "conformance-schedule-renamed", scheduleExpression: "rate(1 day)" }),
    },
  ],
  validate: (given) => validate(given),
  identity: ({ name, eventBusName }, { partition, region, accountId }) => {
    const bus = busName(eventBusName);
    const path = bus === "default" ? name : `${bus}/${name}`;
    return { id: path, outputs: { arn: `arn:${partition}:events:${region}:${accountId}:rule/${path}` } };
  },
  create: async (given, context) => {
    const Tags = toTagList(allTags(given, context));
    const command = new PutRuleCommand({ ...request(given), ...(Tags.length > 0 ? { Tags } : {}) });
    await context.clients.events(context.region).send(command);
    const bus = busName(given.eventBusName);
    return { id: bus === "default" ? given.name : `${bus}/${given.name}` };
  },
  read: async (id, given, context) => {
    const events = context.clients.events(context.region);
    const rule = await orAbsent(events.send(new DescribeRuleCommand(placeOf(id))));
    if (rule === undefined) {
      return undefined;
    }
    const { Tags } = await events.send(new ListTagsForResourceCommand({ ResourceARN: rule.Arn }));
    return {
      name: rule.Name,
      // The program's own words for the bus: a name or an ARN.
      eventBusName: given.eventBusName ?? rule.EventBusName,
      description: rule.Description || undefined,
      eventPattern: rule.EventPattern || undefined,
      roleArn: rule.RoleArn || undefined,
      scheduleExpression: rule.ScheduleExpression || undefined,
      state: rule.State,
      arn: rule.Arn,
      ...tagState(fromTagList(Tags), given, context),
    };
  },
  update: async (_id, olds, news, context) => {
    const events = context.clients.events(context.region);
    await events.send(new PutRuleCommand(request(news)));
    const ResourceARN = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => events.send(new TagResourceCommand({ ResourceARN, Tags: toTagList(tags) })),
      remove: (TagKeys) => events.send(new UntagResourceCommand({ ResourceARN, TagKeys })),
    });
  },
  delete: async (id, olds, context) => {
    const command = new DeleteRuleCommand({ ...placeOf(id), Force: olds.forceDestroy });
    await context.clients.events(context.region).send(command);
  },
});

const validate = (given: RuleInputs): readonly InputProblem[] => {
  const problems: InputProblem[] = [];
  if (given.eventPattern === undefined && given.scheduleExpression === undefined) {
    problems.push({ property: "eventPattern", reason: "give it or `scheduleExpression`" });
  }
  if (given.scheduleExpression !== undefined && busName(given.eventBusName) !== "default") {
    problems.push({ property: "scheduleExpression", reason: "only rules of the default bus can have a schedule" });
  }
  if (given.isEnabled !== undefined && given.state !== undefined) {
    problems.push({ property: "isEnabled", reason: "give `state` alone: this is its older form" });
  }
  return problems;
};

/** PutRule replaces the rule; the emulator keeps a description and a role that are merely left out. */
const request = (given: RuleInputs) => ({
  Name: given.name,
  EventBusName: busName(given.eventBusName),
  Description: given.description ?? "",
  EventPattern: given.eventPattern,
  RoleArn: given.roleArn ?? "",
  ScheduleExpression: given.scheduleExpression,
  State: (given.state ?? (given.isEnabled === false ? "DISABLED" : "ENABLED")) as RuleState,
});

const placeOf = (id: string): { Name: string; EventBusName: string } => {
  const slash = id.lastIndexOf("/");
  return slash < 0
    ? { Name: id, EventBusName: "default" }
    : { Name: id.slice(slash + 1), EventBusName: id.slice(0, slash) };
};
