import {
  CreateEventSourceMappingCommand,
  DeleteEventSourceMappingCommand,
  type EventSourceMappingConfiguration,
  GetEventSourceMappingCommand,
  ListTagsCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateEventSourceMappingCommand,
} from "@aws-sdk/client-lambda";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource, type InputProblem } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { tagState } from "../../tags/tagState.js";
import { exampleFunction, exampleFunctionRole } from "./functionExamples.js";

const inputs = {
  batchSize: shape.number(),
  enabled: shape.withDefault(shape.flag(), true),
  eventSourceArn: shape.required(shape.text()),
  filterCriteria: shape.object({ filters: shape.set(shape.object({ pattern: shape.json() })) }),
  functionName: shape.required(shape.text()),
  functionResponseTypes: shape.set(shape.text(["ReportBatchItemFailures"])),
  maximumBatchingWindowInSeconds: shape.number(),
  scalingConfig: shape.object({ maximumConcurrency: shape.number() }),
  tags: shape.map(shape.text()),
};

type MappingInputs = InputsOf<typeof inputs>;

/** A queue whose messages Lambda receives and hands to a function in batches. */
export const EventSourceMapping = defineResource({
  type: "aws:lambda/eventSourceMapping:EventSourceMapping",
  applied: true,
  why: "Messages of a queue are received under the function's role and handed over; partial failures stay in the queue.",
  inputs,
  unsupported: [
    "amazonManagedKafkaEventSourceConfig",
    "bisectBatchOnFunctionError",
    "destinationConfig",
    "documentDbEventSourceConfig",
    "kmsKeyArn",
    "maximumRecordAgeInSeconds",
    "maximumRetryAttempts",
    "metricsConfig",
    "parallelizationFactor",
    "provisionedPollerConfig",
    "queues",
    "selfManagedEventSource",
    "selfManagedKafkaEventSourceConfig",
    "sourceAccessConfigurations",
    "startingPosition",
    "startingPositionTimestamp",
    "topics",
    "tumblingWindowInSeconds",
    "useResourceTimeoutForPropagation",
  ],
  replacedBy: ["eventSourceArn"],
  examples: [
    {
      needs: {
        role: {
          type: "aws:iam/role:Role",
          inputs: () => ({
            ...exampleFunctionRole("conformance-fed").inputs(),
            inlinePolicies: [{ name: "consume", policy: consume }],
          }),
        },
        function: exampleFunction("conformance-fed"),
        queue: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-feeding" }) },
        other: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-feeding-other" }) },
      },
      base: (made) => ({
        eventSourceArn: made("queue", "arn"),
        functionName: made("function", "arn"),
        batchSize: 5,
        maximumBatchingWindowInSeconds: 1,
        functionResponseTypes: ["ReportBatchItemFailures"],
        scalingConfig: { maximumConcurrency: 4 },
        filterCriteria: { filters: [{ pattern: JSON.stringify({ body: { kind: ["order"] } }) }] },
        tags: { team: "data" },
      }),
      updated: (made) => ({
        eventSourceArn: made("queue", "arn"),
        functionName: made("function", "arn"),
        batchSize: 10,
        enabled: false,
        scalingConfig: { maximumConcurrency: 8 },
        tags: { stage: "test" },
      }),
      replacing: (made) => ({ eventSourceArn: made("other", "arn"), functionName: made("function", "arn") }),
    },
  ],
  validate: (given) => validate(given),
  identity: (given, { urn, partition, region, accountId }) => {
    const uuid = planId(urn, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
    const { functionName } = given;
    const arn = `arn:${partition}:lambda:${region}:${accountId}`;
    return {
      id: uuid,
      outputs: {
        uuid,
        arn: `${arn}:event-source-mapping:${uuid}`,
        functionArn: functionName.startsWith("arn:") ? functionName : `${arn}:function:${functionName}`,
        lastModified: "1970-01-01T00:00:00Z",
        lastProcessingResult: "No records processed",
        state: given.enabled ? "Enabled" : "Disabled",
        stateTransitionReason: "USER_INITIATED",
      },
    };
  },
  create: async (given, context) => {
    const { UUID = "" } = await context.clients.lambda(context.region).send(
      new CreateEventSourceMappingCommand({
        ...request(given),
        EventSourceArn: given.eventSourceArn,
        Tags: allTags(given, context),
      }),
    );
    return { id: UUID };
  },
  read: async (id, given, context) => {
    const lambda = context.clients.lambda(context.region);
    const live = await orAbsent(lambda.send(new GetEventSourceMappingCommand({ UUID: id })));
    if (live === undefined) {
      return undefined;
    }
    const { Tags = {} } = await lambda.send(new ListTagsCommand({ Resource: live.EventSourceMappingArn }));
    return { ...stateOf(live, given), ...tagState(Tags, given, context) };
  },
  update: async (id, olds, news, context) => {
    const lambda = context.clients.lambda(context.region);
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID: id, ...request(news) }));
    const Resource = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (Tags) => lambda.send(new TagResourceCommand({ Resource, Tags })),
      remove: (TagKeys) => lambda.send(new UntagResourceCommand({ Resource, TagKeys })),
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients.lambda(context.region).send(new DeleteEventSourceMappingCommand({ UUID: id }));
  },
});

const consume = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Action: ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"],
      Resource: "arn:aws:sqs:eu-west-1:000000000000:conformance-*",
    },
  ],
});

const validate = ({ eventSourceArn, scalingConfig }: MappingInputs): readonly InputProblem[] => {
  const problems: InputProblem[] = [];
  if (!eventSourceArn.includes(":sqs:")) {
    const reason = "the sandbox hands over the messages of SQS queues only";
    problems.push({ property: "eventSourceArn", reason });
  }
  const concurrency = scalingConfig?.maximumConcurrency ?? 2;
  if (concurrency < 2 || concurrency > 1000) {
    problems.push({ property: "scalingConfig.maximumConcurrency", reason: "give 2 to 1000" });
  }
  return problems;
};

/** What is left out is said to be empty: an update would keep it. */
const request = (given: MappingInputs) => ({
  FunctionName: given.functionName,
  BatchSize: given.batchSize ?? 10,
  Enabled: given.enabled,
  MaximumBatchingWindowInSeconds: given.maximumBatchingWindowInSeconds ?? 0,
  FunctionResponseTypes: [...(given.functionResponseTypes ?? [])] as "ReportBatchItemFailures"[],
  FilterCriteria: { Filters: (given.filterCriteria?.filters ?? []).map(({ pattern }) => ({ Pattern: pattern })) },
  ScalingConfig: given.scalingConfig ? { MaximumConcurrency: given.scalingConfig.maximumConcurrency } : {},
});

const stateOf = (live: EventSourceMappingConfiguration, given: Partial<MappingInputs>) => ({
  eventSourceArn: live.EventSourceArn,
  // The program's own words for the function: a name or an ARN.
  functionName: given.functionName ?? live.FunctionArn,
  batchSize: live.BatchSize === 10 && given.batchSize === undefined ? undefined : live.BatchSize,
  enabled: live.State !== "Disabled",
  maximumBatchingWindowInSeconds: live.MaximumBatchingWindowInSeconds || undefined,
  functionResponseTypes: live.FunctionResponseTypes?.length ? live.FunctionResponseTypes : undefined,
  filterCriteria: live.FilterCriteria?.Filters?.length
    ? { filters: live.FilterCriteria.Filters.map(({ Pattern }) => ({ pattern: Pattern ?? "" })) }
    : undefined,
  scalingConfig:
    live.ScalingConfig?.MaximumConcurrency === undefined
      ? undefined
      : { maximumConcurrency: live.ScalingConfig.MaximumConcurrency },
  uuid: live.UUID,
  arn: live.EventSourceMappingArn,
  functionArn: live.FunctionArn,
  lastModified: live.LastModified?.toISOString(),
  lastProcessingResult: live.LastProcessingResult ?? "",
  state: live.State,
  stateTransitionReason: live.StateTransitionReason,
});
