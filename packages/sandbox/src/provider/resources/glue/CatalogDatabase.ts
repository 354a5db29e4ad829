import {
  CreateDatabaseCommand,
  DeleteDatabaseCommand,
  GetDatabaseCommand,
  GetTagsCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateDatabaseCommand,
} from "@aws-sdk/client-glue";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { tagState } from "../../tags/tagState.js";
import { nonEmpty } from "./nonEmpty.js";

const inputs = {
  catalogId: shape.text(),
  description: shape.text(),
  locationUri: shape.text(),
  name: shape.autoNamed({ maxLength: 255, lowerCase: true }),
  parameters: shape.map(shape.text()),
  tags: shape.map(shape.text()),
};

/** A database of the Glue data catalog. */
export const CatalogDatabase = defineResource({
  type: "aws:glue/catalogDatabase:CatalogDatabase",
  applied: false,
  why: "Kept by the emulator; no query is run over what it describes.",
  inputs,
  unsupported: ["createTableDefaultPermissions", "federatedDatabase", "targetDatabase"],
  replacedBy: ["catalogId", "name"],
  identifiedBy: ["name"],
  examples: [
    {
      base: () => ({
        name: "conformance_database",
        description: "first",
        locationUri: "s3://conformance/a/",
        parameters: { owner: "data" },
        tags: { team: "data" },
      }),
      updated: () => ({
        name: "conformance_database",
        description: "second",
        parameters: { owner: "platform" },
        tags: { stage: "test" },
      }),
      replacing: () => ({ name: "conformance_renamed" }),
    },
  ],
  validate: ({ name }) =>
    /^[^A-Z\n\r\t]{1,255}$/u.test(name) ? [] : [{ property: "name", reason: "must be in lower case" }],
  identity: ({ catalogId, name }, { partition, region, accountId }) => ({
    id: `${catalogId ?? accountId}:${name}`,
    outputs: {
      arn: `arn:${partition}:glue:${region}:${accountId}:database/${name}`,
      catalogId: catalogId ?? accountId,
    },
  }),
  create: async (given, context) => {
    const DatabaseInput = requestOf(given);
    const command = new CreateDatabaseCommand({
      CatalogId: given.catalogId,
      DatabaseInput,
      Tags: allTags(given, context),
    });
    await context.clients.glue(context.region).send(command);
    return { id: `${given.catalogId ?? context.accountId}:${given.name}` };
  },
  read: async (id, given, context) => {
    const glue = context.clients.glue(context.region);
    const [CatalogId, Name] = id.split(":");
    const found = (await orAbsent(glue.send(new GetDatabaseCommand({ CatalogId, Name }))))?.Database;
    if (found === undefined) return undefined;
    const arn = `arn:${context.partition}:glue:${context.region}:${context.accountId}:database/${Name}`;
    const { Tags = {} } = await glue.send(new GetTagsCommand({ ResourceArn: arn }));
    return {
      catalogId: found.CatalogId,
      description: found.Description || undefined,
      locationUri: found.LocationUri || undefined,
      name: found.Name,
      parameters: nonEmpty(found.Parameters),
      arn,
      ...tagState(Tags, given, context),
    };
  },
  update: async (id, olds, news, context) => {
    const glue = context.clients.glue(context.region);
    const [CatalogId, Name] = id.split(":");
    await glue.send(new UpdateDatabaseCommand({ CatalogId, Name, DatabaseInput: requestOf(news) }));
    const ResourceArn = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (TagsToAdd) => glue.send(new TagResourceCommand({ ResourceArn, TagsToAdd })),
      remove: (TagsToRemove) => glue.send(new UntagResourceCommand({ ResourceArn, TagsToRemove })),
    });
  },
  delete: async (id, _olds, context) => {
    const [CatalogId, Name] = id.split(":");
    await context.clients.glue(context.region).send(new DeleteDatabaseCommand({ CatalogId, Name }));
  },
});

/** All of it, also what is empty: Glue replaces a database's description as a whole. */
function requestOf(given: InputsOf<typeof inputs>) {
  return {
    Name: given.name,
    Description: given.description ?? "",
    LocationUri: given.locationUri ?? "",
    Parameters: given.parameters ?? {},
  };
}
