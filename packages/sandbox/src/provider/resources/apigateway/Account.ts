import { GetAccountCommand, UpdateAccountCommand } from "@aws-sdk/client-api-gateway";
import type { Context } from "../../Context.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { exampleFunctionRole } from "../lambda/functionExamples.js";

/** The role under which API Gateway writes logs, one for a whole account and region. */
export const Account = defineResource({
  type: "aws:apigateway/account:Account",
  applied: false,
  why: "Kept and returned by the emulator, which writes no logs of APIs.",
  inputs: { cloudwatchRoleArn: shape.text() },
  replacedBy: [],
  survivesDelete: "Every account has these settings: deleting takes the role out.",
  examples: [
    {
      needs: {
        role: exampleFunctionRole("conformance-api-logs"),
        other: exampleFunctionRole("conformance-api-logs-2"),
      },
      base: (made) => ({ cloudwatchRoleArn: made("role", "arn") }),
      updated: (made) => ({ cloudwatchRoleArn: made("other", "arn") }),
    },
  ],
  identity: () => ({
    id: "api-gateway-account",
    outputs: {
      apiKeyVersion: "4",
      features: ["UsagePlans"],
      throttleSettings: [{ burstLimit: 5000, rateLimit: 10_000 }],
    },
  }),
  create: async ({ cloudwatchRoleArn }, context) => {
    await setRole(cloudwatchRoleArn, context);
    return { id: "api-gateway-account" };
  },
  read: async (_id, _inputs, context) => {
    const live = await context.clients.apigateway(context.region).send(new GetAccountCommand({}));
    return {
      cloudwatchRoleArn: live.cloudwatchRoleArn || undefined,
      apiKeyVersion: live.apiKeyVersion,
      features: live.features,
      throttleSettings: [{ ...live.throttleSettings }],
    };
  },
  update: async (_id, _olds, { cloudwatchRoleArn }, context) => {
    await setRole(cloudwatchRoleArn, context);
  },
  delete: async (_id, _olds, context) => {
    await setRole(undefined, context);
  },
});

const setRole = async (role: string | undefined, context: Context): Promise<void> => {
  const patchOperations = [{ op: "replace" as const, path: "/cloudwatchRoleArn", value: role ?? "" }];
  await context.clients.apigateway(context.region).send(new UpdateAccountCommand({ patchOperations }));
};
