import {
  DeleteFunctionEventInvokeConfigCommand,
  GetFunctionEventInvokeConfigCommand,
  PutFunctionEventInvokeConfigCommand,
} from "@aws-sdk/client-lambda";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { exampleFunction, exampleFunctionRole } from "./functionExamples.js";

const destination = shape.object({ destination: shape.required(shape.text()) });

const inputs = {
  destinationConfig: shape.object({ onFailure: destination, onSuccess: destination }),
  functionName: shape.required(shape.text()),
  maximumEventAgeInSeconds: shape.number(),
  maximumRetryAttempts: shape.withDefault(shape.number(), 2),
  qualifier: shape.text(),
};

/** What Lambda does with an event that it was handed to invoke later: retries, age, and where it goes in the end. */
export const FunctionEventInvokeConfig = defineResource({
  type: "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig",
  applied: true,
  why: "Failed events are retried and sent to the destination under the function's role; nothing is sent on success.",
  inputs,
  replacedBy: ["functionName", "qualifier"],
  identifiedBy: ["functionName", "qualifier"],
  examples: [
    {
      needs: {
        role: exampleFunctionRole("conformance-handed"),
        function: exampleFunction("conformance-handed"),
        other: exampleFunction("conformance-handed-other"),
        dead: { type: "aws:sqs/queue:Queue", inputs: () => ({ name: "conformance-handed-dead" }) },
      },
      base: (made) => ({
        functionName: made("function", "name"),
        maximumRetryAttempts: 1,
        maximumEventAgeInSeconds: 3600,
        destinationConfig: { onFailure: { destination: made("dead", "arn") } },
      }),
      updated: (made) => ({ functionName: made("function", "name"), maximumRetryAttempts: 0 }),
      replacing: (made) => ({ functionName: made("other", "name") }),
    },
  ],
  identity: ({ functionName, qualifier }) => ({ id: idOf(functionName, qualifier), outputs: {} }),
  create: async (given, context) => {
    await put(given, context);
    return { id: idOf(given.functionName, given.qualifier) };
  },
  read: async (id, given, context) => {
    const [functionName = id, qualifier] = id.split(":");
    const command = new GetFunctionEventInvokeConfigCommand({ FunctionName: functionName, Qualifier: qualifier });
    const live = await orAbsent(context.clients.lambda(context.region).send(command));
    const age = live?.MaximumEventAgeInSeconds;
    return (
      live && {
        functionName,
        qualifier,
        maximumRetryAttempts: live.MaximumRetryAttempts,
        // Six hours where nothing is said.
        maximumEventAgeInSeconds: age === 21_600 && given.maximumEventAgeInSeconds === undefined ? undefined : age,
        destinationConfig: destinations(live.DestinationConfig),
      }
    );
  },
  update: async (_id, _olds, news, context) => {
    await put(news, context);
  },
  delete: async (_id, { functionName, qualifier }, context) => {
    const command = new DeleteFunctionEventInvokeConfigCommand({ FunctionName: functionName, Qualifier: qualifier });
    await context.clients.lambda(context.region).send(command);
  },
});

const idOf = (functionName: string, qualifier: string | undefined): string =>
  qualifier === undefined ? functionName : `${functionName}:${qualifier}`;

const put = async (given: InputsOf<typeof inputs>, context: Context): Promise<void> => {
  const { onFailure, onSuccess } = given.destinationConfig ?? {};
  await context.clients.lambda(context.region).send(
    new PutFunctionEventInvokeConfigCommand({
      FunctionName: given.functionName,
      Qualifier: given.qualifier,
      MaximumRetryAttempts: given.maximumRetryAttempts,
      MaximumEventAgeInSeconds: given.maximumEventAgeInSeconds,
      DestinationConfig: {
        OnFailure: onFailure && { Destination: onFailure.destination },
        OnSuccess: onSuccess && { Destination: onSuccess.destination },
      },
    }),
  );
};

interface Destinations {
  readonly OnFailure?: { readonly Destination?: string | undefined } | undefined;
  readonly OnSuccess?: { readonly Destination?: string | undefined } | undefined;
}

const destinations = ({ OnFailure, OnSuccess }: Destinations = {}) =>
  OnFailure?.Destination === undefined && OnSuccess?.Destination === undefined
    ? undefined
    : { ...destinationOf("onFailure", OnFailure), ...destinationOf("onSuccess", OnSuccess) };

const destinationOf = (input: string, live: Destinations["OnFailure"]) =>
  live?.Destination === undefined ? {} : { [input]: { destination: live.Destination } };
