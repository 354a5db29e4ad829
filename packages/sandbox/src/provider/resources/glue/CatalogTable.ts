import { CreateTableCommand, DeleteTableCommand, GetTableCommand, UpdateTableCommand } from "@aws-sdk/client-glue";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { nonEmpty } from "./nonEmpty.js";
import { columnsOf, storageState, tableRequest } from "./tableDescription.js";
import { tableExamples } from "./tableExamples.js";
import { tableInputs } from "./tableInputs.js";

/** A table of the Glue data catalog: where data is, and what its columns are. It has no tags. */
export const CatalogTable = defineResource({
  type: "aws:glue/catalogTable:CatalogTable",
  applied: false,
  why: "Kept by the emulator; no query is run over what it describes.",
  inputs: tableInputs,
  unsupported: [
    "openTableFormatInput",
    "partitionIndices",
    "retention",
    "targetTable",
    "viewDefinition",
    "viewExpandedText",
    "viewOriginalText",
  ],
  replacedBy: ["catalogId", "databaseName", "name"],
  identifiedBy: ["databaseName", "name"],
  examples: tableExamples,
  validate: ({ name }) =>
    /^[^A-Z\n\r\t]{1,255}$/u.test(name) ? [] : [{ property: "name", reason: "must be in lower case" }],
  identity: ({ catalogId, databaseName, name }, { partition, region, accountId }) => ({
    id: `${catalogId ?? accountId}:${databaseName}:${name}`,
    outputs: {
      arn: `arn:${partition}:glue:${region}:${accountId}:table/${databaseName}/${name}`,
      catalogId: catalogId ?? accountId,
    },
  }),
  create: async (given, context) => {
    const { catalogId: CatalogId, databaseName: DatabaseName } = given;
    const command = new CreateTableCommand({ CatalogId, DatabaseName, TableInput: tableRequest(given) });
    await context.clients.glue(context.region).send(command);
    return { id: `${CatalogId ?? context.accountId}:${DatabaseName}:${given.name}` };
  },
  read: async (id, _given, context) => {
    const { partition, region, accountId } = context;
    const [CatalogId, DatabaseName, Name] = id.split(":");
    const command = new GetTableCommand({ CatalogId, DatabaseName, Name });
    const found = (await orAbsent(context.clients.glue(region).send(command)))?.Table;
    if (found === undefined) return undefined;
    return {
      catalogId: found.CatalogId,
      databaseName: found.DatabaseName,
      description: found.Description || undefined,
      name: found.Name,
      owner: found.Owner || undefined,
      parameters: nonEmpty(found.Parameters),
      partitionKeys: found.PartitionKeys?.length ? columnsOf(found.PartitionKeys) : undefined,
      storageDescriptor: storageState(found.StorageDescriptor),
      tableType: found.TableType,
      arn: `arn:${partition}:glue:${region}:${accountId}:table/${DatabaseName}/${Name}`,
    };
  },
  update: async (id, _olds, news, context) => {
    const [CatalogId, DatabaseName] = id.split(":");
    const command = new UpdateTableCommand({ CatalogId, DatabaseName, TableInput: tableRequest(news) });
    await context.clients.glue(context.region).send(command);
  },
  delete: async (id, _olds, context) => {
    const [CatalogId, DatabaseName, Name] = id.split(":");
    await context.clients.glue(context.region).send(new DeleteTableCommand({ CatalogId, DatabaseName, Name }));
  },
});
