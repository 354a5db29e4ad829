import {
  type ControlFindingGenerator,
  DescribeHubCommand,
  type DescribeHubCommandOutput,
  DisableSecurityHubCommand,
  EnableSecurityHubCommand,
  UpdateSecurityHubConfigurationCommand,
} from "@aws-sdk/client-securityhub";
import type { Context } from "../../Context.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { isWithoutHub } from "./isWithoutHub.js";

/** The hub of an account in a region, where findings come together. */
export const Account = defineResource({
  type: "aws:securityhub/account:Account",
  applied: false,
  why: "Kept by the sandbox, one in a region as on AWS; nothing is checked and no finding comes in.",
  inputs: {
    autoEnableControls: shape.withDefault(shape.flag(), true),
    controlFindingGenerator: shape.text(["SECURITY_CONTROL", "STANDARD_CONTROL"]),
    enableDefaultStandards: shape.withDefault(shape.flag(), true),
  },
  recordedInputs: { enableDefaultStandards: "it is asked for once, when the hub is made" },
  replacedBy: ["enableDefaultStandards"],
  examples: [
    {
      base: () => ({ enableDefaultStandards: false, controlFindingGenerator: "SECURITY_CONTROL" }),
      updated: () => ({ enableDefaultStandards: false, autoEnableControls: false }),
    },
  ],
  identity: ({ controlFindingGenerator }, { partition, region, accountId }) => ({
    id: accountId,
    outputs: {
      arn: `arn:${partition}:securityhub:${region}:${accountId}:hub/default`,
      controlFindingGenerator: controlFindingGenerator ?? "SECURITY_CONTROL",
    },
  }),
  create: async ({ autoEnableControls, controlFindingGenerator, enableDefaultStandards }, context) => {
    const hub = context.clients.securityhub(context.region);
    const ControlFindingGenerator = controlFindingGenerator as ControlFindingGenerator | undefined;
    await hub.send(
      new EnableSecurityHubCommand({ EnableDefaultStandards: enableDefaultStandards, ControlFindingGenerator }),
    );
    await hub.send(new UpdateSecurityHubConfigurationCommand({ AutoEnableControls: autoEnableControls }));
    return { id: context.accountId };
  },
  read: async (_id, _given, context) => {
    const found = await hubOrAbsent(context);
    return (
      found && {
        arn: found.HubArn,
        autoEnableControls: found.AutoEnableControls,
        controlFindingGenerator: found.ControlFindingGenerator,
      }
    );
  },
  update: async (_id, _olds, { autoEnableControls, controlFindingGenerator }, context) => {
    await context.clients.securityhub(context.region).send(
      new UpdateSecurityHubConfigurationCommand({
        AutoEnableControls: autoEnableControls,
        ControlFindingGenerator: controlFindingGenerator as ControlFindingGenerator | undefined,
      }),
    );
  },
  delete: async (_id, _olds, context) => {
    try {
      await context.clients.securityhub(context.region).send(new DisableSecurityHubCommand({}));
    } catch (error) {
      if (!isWithoutHub(error)) throw error;
    }
  },
});

const hubOrAbsent = async ({ clients, region }: Context): Promise<DescribeHubCommandOutput | undefined> => {
  try {
    return await clients.securityhub(region).send(new DescribeHubCommand({}));
  } catch (error) {
    if (isWithoutHub(error)) return undefined;
    throw error;
  }
};
