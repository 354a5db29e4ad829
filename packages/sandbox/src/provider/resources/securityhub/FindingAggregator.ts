import {
  CreateFindingAggregatorCommand,
  DeleteFindingAggregatorCommand,
  GetFindingAggregatorCommand,
  UpdateFindingAggregatorCommand,
} from "@aws-sdk/client-securityhub";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { isWithoutHub } from "./isWithoutHub.js";

const hub = { type: "aws:securityhub/account:Account", inputs: () => ({ enableDefaultStandards: false }) };

/** Brings the findings of other regions to the hub of one. */
export const FindingAggregator = defineResource({
  type: "aws:securityhub/findingAggregator:FindingAggregator",
  applied: false,
  why: "Kept by the sandbox, one in an account as on AWS; there are no findings to bring together.",
  inputs: {
    linkingMode: shape.required(
      shape.text(["ALL_REGIONS", "ALL_REGIONS_EXCEPT_SPECIFIED", "NO_REGIONS", "SPECIFIED_REGIONS"]),
    ),
    specifiedRegions: shape.set(shape.text()),
  },
  replacedBy: [],
  examples: [
    {
      needs: { hub },
      base: () => ({ linkingMode: "SPECIFIED_REGIONS", specifiedRegions: ["eu-central-1"] }),
      updated: () => ({ linkingMode: "ALL_REGIONS" }),
    },
  ],
  identity: (_inputs, { partition, region, accountId, urn }) => {
    const arn = `arn:${partition}:securityhub:${region}:${accountId}:finding-aggregator/${planId(urn, 32)}`;
    return { id: arn, outputs: { arn } };
  },
  create: async ({ linkingMode, specifiedRegions }, context) => {
    const command = new CreateFindingAggregatorCommand({
      RegionLinkingMode: linkingMode,
      Regions: listOf(specifiedRegions),
    });
    const { FindingAggregatorArn = "" } = await context.clients.securityhub(context.region).send(command);
    return { id: FindingAggregatorArn };
  },
  read: async (id, _given, context) => {
    const command = new GetFindingAggregatorCommand({ FindingAggregatorArn: id });
    const found = await orWithoutHub(orAbsent(context.clients.securityhub(context.region).send(command)));
    return (
      found && {
        arn: found.FindingAggregatorArn,
        linkingMode: found.RegionLinkingMode,
        ...((found.Regions ?? []).length === 0 ? {} : { specifiedRegions: found.Regions }),
      }
    );
  },
  update: async (id, _olds, { linkingMode, specifiedRegions }, context) => {
    await context.clients.securityhub(context.region).send(
      new UpdateFindingAggregatorCommand({
        FindingAggregatorArn: id,
        RegionLinkingMode: linkingMode,
        Regions: listOf(specifiedRegions),
      }),
    );
  },
  delete: async (id, _olds, context) => {
    const command = new DeleteFindingAggregatorCommand({ FindingAggregatorArn: id });
    await orWithoutHub(context.clients.securityhub(context.region).send(command));
  },
});

/** The aggregator goes with the hub of its region. */
const orWithoutHub = async <Answer>(answer: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (isWithoutHub(error)) return undefined;
    throw error;
  }
};

const listOf = (regions: readonly string[] | undefined): string[] | undefined => regions && [...regions];
