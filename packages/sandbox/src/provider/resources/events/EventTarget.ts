import {
  ListTargetsByRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  type Target,
} from "@aws-sdk/client-eventbridge";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { busName } from "./busName.js";
import { targetExamples } from "./targetExamples.js";

const inputs = {
  arn: shape.required(shape.text()),
  deadLetterConfig: shape.object({ arn: shape.text() }),
  eventBusName: shape.withDefault(shape.text(), "default"),
  forceDestroy: shape.withDefault(shape.flag(), false),
  input: shape.json(),
  inputPath: shape.text(),
  inputTransformer: shape.object({ inputPaths: shape.map(shape.text()), inputTemplate: shape.required(shape.text()) }),
  retryPolicy: shape.object({ maximumEventAgeInSeconds: shape.number(), maximumRetryAttempts: shape.number() }),
  roleArn: shape.text(),
  rule: shape.required(shape.text()),
  sqsTarget: shape.object({ messageGroupId: shape.text() }),
  targetId: shape.autoNamed({ maxLength: 64 }),
};

type TargetInputs = InputsOf<typeof inputs>;

/** Where a rule sends its events: a queue, topic, function or bus, the bus also of another region. */
export const EventTarget = defineResource({
  type: "aws:cloudwatch/eventTarget:EventTarget",
  applied: true,
  why: "Events are delivered, to another region's bus under the target's role; failed ones are not retried or kept.",
  inputs,
  unsupported: [
    "appsyncTarget",
    "batchTarget",
    "ecsTarget",
    "httpTarget",
    "kinesisTarget",
    "redshiftTarget",
    "runCommandTargets",
    "sagemakerPipelineTarget",
  ],
  recordedInputs: { forceDestroy: "It says how to delete; EventBridge does not keep it." },
  replacedBy: ["eventBusName", "rule", "targetId"],
  identifiedBy: ["eventBusName", "rule", "targetId"],
  examples: targetExamples,
  validate: ({ input, inputPath, inputTransformer }) =>
    [input, inputPath, inputTransformer].filter((given) => given !== undefined).length > 1
      ? [{ property: "input", reason: "give one of `input`, `inputPath` and `inputTransformer`" }]
      : [],
  identity: (given) => ({ id: idOf(given), outputs: {} }),
  create: async (given, context) => {
    await put(given, context);
    return { id: idOf(given) };
  },
  read: async (id, given, context) => {
    const place = placeOf(id);
    const found = await findTarget(place, context);
    return found && { ...place, eventBusName: given.eventBusName ?? place.eventBusName, ...state(found) };
  },
  update: async (_id, _olds, news, context) => {
    await put(news, context);
  },
  delete: async (_id, olds, context) => {
    const { rule, targetId, eventBusName, forceDestroy } = olds;
    await context.clients.events(context.region).send(
      new RemoveTargetsCommand({
        Rule: rule,
        EventBusName: busName(eventBusName),
        Ids: [targetId],
        Force: forceDestroy,
      }),
    );
  },
});

interface Place {
  readonly rule: string;
  readonly targetId: string;
  readonly eventBusName: string;
}

/** The form that an import takes, so that a target can be imported by the id that it has. */
const idOf = ({ eventBusName, rule, targetId }: Place): string => {
  const bus = busName(eventBusName);
  return bus === "default" ? `${rule}/${targetId}` : `${bus}/${rule}/${targetId}`;
};

const placeOf = (id: string): Place => {
  const [targetId, rule, ...bus] = id.split("/").reverse();
  if (!targetId || !rule) {
    throw new Error(`${id} is not the id of an event target: give [<bus>/]<rule>/<target id>.`);
  }
  return { rule, targetId, eventBusName: bus.length === 0 ? "default" : bus.reverse().join("/") };
};

const findTarget = async (place: Place, context: Context): Promise<Target | undefined> => {
  const events = context.clients.events(context.region);
  let NextToken: string | undefined;
  do {
    const command = new ListTargetsByRuleCommand({
      Rule: place.rule,
      EventBusName: busName(place.eventBusName),
      NextToken,
    });
    const page = await orAbsent(events.send(command));
    const found = page?.Targets?.find(({ Id }) => Id === place.targetId);
    if (found !== undefined) {
      return found;
    }
    NextToken = page?.NextToken;
  } while (NextToken !== undefined);
  return undefined;
};

const put = async (given: TargetInputs, context: Context): Promise<void> => {
  const { FailedEntries = [] } = await context.clients.events(context.region).send(
    new PutTargetsCommand({
      Rule: given.rule,
      EventBusName: busName(given.eventBusName),
      Targets: [
        {
          Id: given.targetId,
          Arn: given.arn,
          RoleArn: given.roleArn,
          Input: given.input,
          InputPath: given.inputPath,
          InputTransformer: given.inputTransformer && {
            InputPathsMap: given.inputTransformer.inputPaths,
            InputTemplate: given.inputTransformer.inputTemplate,
          },
          DeadLetterConfig: given.deadLetterConfig && { Arn: given.deadLetterConfig.arn },
          RetryPolicy: given.retryPolicy && {
            MaximumEventAgeInSeconds: given.retryPolicy.maximumEventAgeInSeconds,
            MaximumRetryAttempts: given.retryPolicy.maximumRetryAttempts,
          },
          SqsParameters: given.sqsTarget && { MessageGroupId: given.sqsTarget.messageGroupId },
        },
      ],
    }),
  );
  const [failed] = FailedEntries;
  if (failed !== undefined) {
    throw new Error(`EventBridge refused the target ${failed.TargetId}: ${failed.ErrorCode}: ${failed.ErrorMessage}`);
  }
};

const state = (target: Target) => ({
  arn: target.Arn,
  roleArn: target.RoleArn,
  input: target.Input,
  inputPath: target.InputPath,
  inputTransformer: target.InputTransformer && {
    inputPaths: target.InputTransformer.InputPathsMap ?? {},
    inputTemplate: target.InputTransformer.InputTemplate ?? "",
  },
  deadLetterConfig: target.DeadLetterConfig?.Arn === undefined ? undefined : { arn: target.DeadLetterConfig.Arn },
  retryPolicy: target.RetryPolicy && {
    ...defined("maximumEventAgeInSeconds", target.RetryPolicy.MaximumEventAgeInSeconds),
    ...defined("maximumRetryAttempts", target.RetryPolicy.MaximumRetryAttempts),
  },
  sqsTarget: target.SqsParameters && defined("messageGroupId", target.SqsParameters.MessageGroupId),
});

const defined = <V>(name: string, value: V | undefined): Record<string, V> =>
  value === undefined ? {} : { [name]: value };
