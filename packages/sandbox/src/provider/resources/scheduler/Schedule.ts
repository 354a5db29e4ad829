import {
  type ActionAfterCompletion,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  type FlexibleTimeWindowMode,
  GetScheduleCommand,
  type ScheduleState,
  UpdateScheduleCommand,
} from "@aws-sdk/client-scheduler";
import { orAbsent } from "../../orAbsent.js";
import { defineResource, type InputProblem } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { present } from "../../values/present.js";
import { scheduleExamples } from "./scheduleExamples.js";
import { targetRequest, targetShape, targetState } from "./scheduleTarget.js";

const inputs = {
  name: shape.autoNamed({ maxLength: 64, prefixFrom: "namePrefix" }),
  namePrefix: shape.text(),
  groupName: shape.withDefault(shape.text(), "default"),
  description: shape.text(),
  scheduleExpression: shape.required(shape.text()),
  scheduleExpressionTimezone: shape.withDefault(shape.text(), "UTC"),
  flexibleTimeWindow: shape.required(
    shape.object({
      mode: shape.required(shape.text(["OFF", "FLEXIBLE"])),
      maximumWindowInMinutes: shape.number(),
    }),
  ),
  state: shape.withDefault(shape.text(["ENABLED", "DISABLED"]), "ENABLED"),
  actionAfterCompletion: shape.text(["NONE", "DELETE"]),
  kmsKeyArn: shape.text(),
  target: shape.required(targetShape),
};

type ScheduleInputs = InputsOf<typeof inputs>;

/** When something is started, and what. */
export const Schedule = defineResource({
  type: "aws:scheduler/schedule:Schedule",
  applied: true,
  why: "When due, starts an ECS task or calls a queue, topic or function under the target's role, which is judged; what fails goes to the dead-letter queue without retries, and time zone, flexible window and key are only kept",
  inputs,
  unsupported: ["endDate", "startDate"],
  replacedBy: ["groupName", "name", "namePrefix"],
  identifiedBy: ["groupName", "name"],
  examples: scheduleExamples,
  validate: (given) => validate(given),
  identity: ({ groupName, name }, { partition, region, accountId }) => ({
    id: `${groupName}/${name}`,
    outputs: {
      arn: `arn:${partition}:scheduler:${region}:${accountId}:schedule/${groupName}/${name}`,
      actionAfterCompletion: "NONE",
    },
  }),
  create: async (given, context) => {
    await context.clients.scheduler(context.region).send(new CreateScheduleCommand(request(given)));
    return { id: `${given.groupName}/${given.name}` };
  },
  read: async (id, _given, context) => {
    const [GroupName, Name] = id.split("/");
    const command = new GetScheduleCommand({ GroupName, Name });
    const found = await orAbsent(context.clients.scheduler(context.region).send(command));
    const window = found?.FlexibleTimeWindow;
    return (
      found && {
        name: found.Name,
        groupName: found.GroupName,
        description: found.Description || undefined,
        scheduleExpression: found.ScheduleExpression,
        scheduleExpressionTimezone: found.ScheduleExpressionTimezone,
        flexibleTimeWindow:
          window && present({ mode: window.Mode, maximumWindowInMinutes: window.MaximumWindowInMinutes }),
        state: found.State,
        actionAfterCompletion: found.ActionAfterCompletion,
        kmsKeyArn: found.KmsKeyArn,
        target: found.Target && targetState(found.Target),
        arn: found.Arn,
      }
    );
  },
  update: async (_id, _olds, news, context) => {
    await context.clients.scheduler(context.region).send(new UpdateScheduleCommand(request(news)));
  },
  delete: async (_id, { groupName, name }, context) => {
    const command = new DeleteScheduleCommand({ GroupName: groupName, Name: name });
    await context.clients.scheduler(context.region).send(command);
  },
});

const validate = ({ scheduleExpression, flexibleTimeWindow }: ScheduleInputs): readonly InputProblem[] => {
  const { mode, maximumWindowInMinutes: minutes } = flexibleTimeWindow;
  return [
    ...(/^(rate|cron|at)\(.+\)$/.test(scheduleExpression)
      ? []
      : [{ property: "scheduleExpression", reason: "must be rate(…), cron(…) or at(…)" }]),
    ...((mode === "FLEXIBLE") === (minutes !== undefined)
      ? []
      : [{ property: "flexibleTimeWindow.maximumWindowInMinutes", reason: "goes with the mode FLEXIBLE alone" }]),
  ];
};

const request = (given: ScheduleInputs) => ({
  Name: given.name,
  GroupName: given.groupName,
  Description: given.description,
  ScheduleExpression: given.scheduleExpression,
  ScheduleExpressionTimezone: given.scheduleExpressionTimezone,
  FlexibleTimeWindow: {
    Mode: given.flexibleTimeWindow.mode as FlexibleTimeWindowMode,
    MaximumWindowInMinutes: given.flexibleTimeWindow.maximumWindowInMinutes,
  },
  State: given.state as ScheduleState,
  ActionAfterCompletion: given.actionAfterCompletion as ActionAfterCompletion | undefined,
  KmsKeyArn: given.kmsKeyArn,
  Target: targetRequest(given.target),
});
