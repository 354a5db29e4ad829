import {
  CreateFunctionCommand,
  DeleteFunctionCodeSigningConfigCommand,
  DeleteFunctionCommand,
  DeleteFunctionConcurrencyCommand,
  GetFunctionCodeSigningConfigCommand,
  GetFunctionCommand,
  type PackageType,
  PutFunctionCodeSigningConfigCommand,
  PutFunctionConcurrencyCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { PartlyCreated } from "../../PartlyCreated.js";
import { planId } from "../../planId.js";
import { defineResource, type InputProblem } from "../../ResourceDefinition.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { tagState } from "../../tags/tagState.js";
import { sameJson } from "../../values/sameJson.js";
import { waitUntil } from "../ecs/waitUntil.js";
import { functionExamples } from "./functionExamples.js";
import { type FunctionInputs, functionInputs, unsupportedFunctionInputs } from "./functionInputs.js";
import { functionRequest } from "./functionRequest.js";
import { functionNames, functionState } from "./functionState.js";

/** A Lambda function from a zip archive or an image. */
export const LambdaFunction = defineResource({
  type: "aws:lambda/function:Function",
  applied: true,
  why: "Node code runs as a process under the role; memory, network, key, signing, tracing and images are only kept.",
  inputs: functionInputs,
  unsupported: unsupportedFunctionInputs,
  recordedInputs: { code: "Lambda gives back its hash only; the last deployed one is taken from the state." },
  replacedBy: ["name", "packageType"],
  identifiedBy: ["name"],
  examples: functionExamples,
  validate: (inputs) => validate(inputs),
  identity: ({ name }, context) => ({
    id: name,
    outputs: {
      ...functionNames(
        `arn:${context.partition}:lambda:${context.region}:${context.accountId}:function:${name}`,
        context,
      ),
      codeSha256: planId(context.urn, 44),
      lastModified: "1970-01-01T00:00:00.000+0000",
      sourceCodeSize: 0,
    },
  }),
  create: async (inputs, context) => {
    const lambda = context.clients.lambda(context.region);
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName: inputs.name,
        PackageType: inputs.packageType as PackageType,
        Code: await functionRequest.code(inputs),
        Architectures: functionRequest.architectures(inputs),
        ...functionRequest.configuration(inputs),
        Tags: allTags(inputs, context),
      }),
    );
    try {
      await untilReady(inputs.name, context);
      await setConcurrency(inputs.name, inputs, context);
      await setSigning(inputs.name, inputs, context);
    } catch (error) {
      throw new PartlyCreated(inputs.name, error);
    }
    return { id: inputs.name };
  },
  read: async (id, inputs, context) => {
    const lambda = context.clients.lambda(context.region);
    const found = await orAbsent(lambda.send(new GetFunctionCommand({ FunctionName: id })));
    if (found?.Configuration === undefined) {
      return undefined;
    }
    const signing = await lambda.send(new GetFunctionCodeSigningConfigCommand({ FunctionName: id }));
    return {
      ...functionState(found.Configuration, context),
      code: inputs.code,
      imageUri: found.Code?.ImageUri,
      reservedConcurrentExecutions: found.Concurrency?.ReservedConcurrentExecutions ?? -1,
      codeSigningConfigArn: signing.CodeSigningConfigArn || undefined,
      ...tagState(found.Tags ?? {}, inputs, context),
    };
  },
  update: async (id, olds, news, context) => {
    const lambda = context.clients.lambda(context.region);
    await lambda.send(
      new UpdateFunctionConfigurationCommand({ FunctionName: id, ...functionRequest.configuration(news) }),
    );
    await untilReady(id, context);
    if (olds.code?.hash !== news.code?.hash || !sameJson(processorAndImage(olds), processorAndImage(news))) {
      const Architectures = functionRequest.architectures(news);
      const code = await functionRequest.code(news);
      await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: id, Architectures, ...code }));
      await untilReady(id, context);
    }
    await setConcurrency(id, news, context);
    await setSigning(id, news, context);
    const Resource = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (Tags) => lambda.send(new TagResourceCommand({ Resource, Tags })),
      remove: (TagKeys) => lambda.send(new UntagResourceCommand({ Resource, TagKeys })),
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients.lambda(context.region).send(new DeleteFunctionCommand({ FunctionName: id }));
  },
});

const processorAndImage = ({ imageUri, architectures }: FunctionInputs) => [imageUri ?? "", ...(architectures ?? [])];

/** Lambda makes one change at a time. */
const untilReady = async (name: string, context: Context): Promise<void> => {
  const ready = async (): Promise<boolean> => {
    const command = new GetFunctionCommand({ FunctionName: name });
    const { Configuration } = await context.clients.lambda(context.region).send(command);
    if (Configuration?.State === "Failed" || Configuration?.LastUpdateStatus === "Failed") {
      throw new Error(
        Configuration.StateReason || Configuration.LastUpdateStatusReason || "Lambda could not set it up",
      );
    }
    return Configuration?.State === "Active" && Configuration.LastUpdateStatus === "Successful";
  };
  await waitUntil(ready, { goal: `the function ${name} becoming active`, limit: 120_000 }, context);
};

const setConcurrency = async (
  FunctionName: string,
  { reservedConcurrentExecutions: reserved }: FunctionInputs,
  context: Context,
): Promise<void> => {
  const lambda = context.clients.lambda(context.region);
  if (reserved < 0) {
    await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
  } else {
    await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: reserved }));
  }
};

const setSigning = async (FunctionName: string, inputs: FunctionInputs, context: Context): Promise<void> => {
  const lambda = context.clients.lambda(context.region);
  const { codeSigningConfigArn: CodeSigningConfigArn } = inputs;
  if (CodeSigningConfigArn === undefined) {
    await lambda.send(new DeleteFunctionCodeSigningConfigCommand({ FunctionName }));
  } else {
    await lambda.send(new PutFunctionCodeSigningConfigCommand({ FunctionName, CodeSigningConfigArn }));
  }
};

// AWS Lambda API reference, CreateFunction.
const ranges = { memorySize: [128, 10_240], timeout: [1, 900] } as const;

const validate = (inputs: FunctionInputs): readonly InputProblem[] => {
  const problems: InputProblem[] = [];
  for (const [property, [least, most]] of Object.entries(ranges)) {
    const value = inputs[property as keyof typeof ranges];
    if (value < least || value > most) {
      problems.push({ property, reason: `give ${least} to ${most}` });
    }
  }
  if (inputs.packageType === "Image") {
    if (inputs.imageUri === undefined) problems.push({ property: "imageUri", reason: "give the image" });
    return problems;
  }
  for (const property of ["code", "handler", "runtime"] as const) {
    if (inputs[property] === undefined) {
      problems.push({ property, reason: "give it, or an image: `packageType` and `imageUri`" });
    }
  }
  return problems;
};
