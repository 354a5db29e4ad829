import {
  CreateWorkGroupCommand,
  DeleteWorkGroupCommand,
  GetWorkGroupCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateWorkGroupCommand,
} from "@aws-sdk/client-athena";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";
import { configurationRequest, configurationState, configurationUpdates } from "./workgroupConfiguration.js";
import { workgroupExamples } from "./workgroupExamples.js";
import { workgroupInputs } from "./workgroupInputs.js";

/** A workgroup: where results of queries go, how they are encrypted, and how much a query may read. */
export const Workgroup = defineResource({
  type: "aws:athena/workgroup:Workgroup",
  applied: false,
  why: "Kept by the emulator, which runs no query: neither the limit nor the encryption is acted on.",
  inputs: workgroupInputs,
  recordedInputs: {
    "configuration.resultConfiguration.expectedBucketOwner": "The emulator keeps it only as it was at the start.",
    forceDestroy: "It says how to delete the workgroup; Athena does not keep it.",
  },
  replacedBy: ["name"],
  identifiedBy: ["name"],
  examples: workgroupExamples,
  validate: ({ name }) =>
    /^[A-Za-z0-9._-]{1,128}$/.test(name)
      ? []
      : [{ property: "name", reason: "must be 1 to 128 letters, digits, periods, underscores and hyphens" }],
  identity: ({ name }, { partition, region, accountId }) => ({
    id: name,
    outputs: { arn: `arn:${partition}:athena:${region}:${accountId}:workgroup/${name}` },
  }),
  create: async (given, context) => {
    const athena = context.clients.athena(context.region);
    await athena.send(
      new CreateWorkGroupCommand({
        Name: given.name,
        Description: given.description,
        Configuration: configurationRequest(given.configuration),
        Tags: toTagList(allTags(given, context)),
      }),
    );
    if (given.state !== "ENABLED") {
      await athena.send(new UpdateWorkGroupCommand({ WorkGroup: given.name, State: "DISABLED" }));
    }
    return { id: given.name };
  },
  read: async (id, given, context) => {
    const athena = context.clients.athena(context.region);
    const { partition, region, accountId } = context;
    const found = (await orAbsent(athena.send(new GetWorkGroupCommand({ WorkGroup: id })).catch(asAbsent)))?.WorkGroup;
    if (found === undefined) return undefined;
    const arn = `arn:${partition}:athena:${region}:${accountId}:workgroup/${id}`;
    const { Tags } = await athena.send(new ListTagsForResourceCommand({ ResourceARN: arn }));
    return {
      name: found.Name,
      description: found.Description || undefined,
      state: found.State,
      configuration: configurationState(found.Configuration),
      arn,
      ...tagState(fromTagList(Tags), given, context),
    };
  },
  update: async (id, olds, news, context) => {
    const athena = context.clients.athena(context.region);
    await athena.send(
      new UpdateWorkGroupCommand({
        WorkGroup: id,
        Description: news.description ?? "",
        State: news.state as "ENABLED" | "DISABLED",
        ConfigurationUpdates: configurationUpdates(news.configuration),
      }),
    );
    const ResourceARN = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => athena.send(new TagResourceCommand({ ResourceARN, Tags: toTagList(tags) })),
      remove: (TagKeys) => athena.send(new UntagResourceCommand({ ResourceARN, TagKeys })),
    });
  },
  delete: async (id, { forceDestroy }, context) => {
    const command = new DeleteWorkGroupCommand({ WorkGroup: id, RecursiveDeleteOption: forceDestroy === true });
    await context.clients.athena(context.region).send(command);
  },
});

/** Athena has no error of its own for a workgroup that is not there. */
function asAbsent(error: unknown): undefined {
  if (error instanceof Error && error.name === "InvalidRequestException" && error.message.endsWith("not found")) return;
  throw error;
}
