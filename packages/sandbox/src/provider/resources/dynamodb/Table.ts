import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  ListTagsOfResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableNotExists,
} from "@aws-sdk/client-dynamodb";
import { orAbsent } from "../../orAbsent.js";
import { PartlyCreated } from "../../PartlyCreated.js";
import { defineResource } from "../../ResourceDefinition.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";
import { sameJson } from "../../values/sameJson.js";
import { tableExamples } from "./tableExamples.js";
import { type TableInputs, tableInputs } from "./tableInputs.js";
import { tableRequest } from "./tableRequest.js";
import { tableState } from "./tableState.js";
import { untilActive, updateTable } from "./updateTable.js";
import { validateTable } from "./validateTable.js";

/** A table with its indexes, stream, encryption, recovery and time to live. */
export const Table = defineResource({
  type: "aws:dynamodb/table:Table",
  applied: true,
  why: "Items, indexes, streams, time to live and deletion protection act; the key, recovery and capacity are only kept.",
  inputs: tableInputs,
  unsupported: [
    "globalTableWitness",
    "importTable",
    "replicas",
    "restoreBackupArn",
    "restoreDateTime",
    "restoreSourceName",
    "restoreSourceTableArn",
    "restoreToLatestTime",
    "warmThroughput",
  ],
  recordedInputs: {
    "pointInTimeRecovery.recoveryPeriodInDays": "The emulator keeps only whether recovery is on.",
  },
  replacedBy: ["hashKey", "localSecondaryIndexes", "name", "rangeKey"],
  identifiedBy: ["name"],
  examples: tableExamples,
  validate: validateTable,
  identity: ({ name, streamEnabled }, { partition, region, accountId }) => {
    const arn = `arn:${partition}:dynamodb:${region}:${accountId}:table/${name}`;
    const streamLabel = streamEnabled ? "1970-01-01T00:00:00.000" : "";
    return { id: name, outputs: { arn, streamArn: streamEnabled ? `${arn}/stream/${streamLabel}` : "", streamLabel } };
  },
  create: async (inputs, context) => {
    const dynamodb = context.clients.dynamodb(context.region);
    const { globalSecondaryIndexes: globals, localSecondaryIndexes: locals } = inputs;
    await dynamodb.send(
      new CreateTableCommand({
        TableName: inputs.name,
        AttributeDefinitions: tableRequest.attributes(inputs),
        KeySchema: tableRequest.keys(inputs.hashKey, inputs.rangeKey),
        BillingMode: inputs.billingMode as "PAY_PER_REQUEST" | "PROVISIONED",
        ProvisionedThroughput: tableRequest.capacity(inputs),
        OnDemandThroughput: inputs.onDemandThroughput && tableRequest.onDemand(inputs),
        GlobalSecondaryIndexes: globals?.length
          ? globals.map((index) => tableRequest.globalIndex(index, inputs))
          : undefined,
        LocalSecondaryIndexes: locals?.length
          ? locals.map((index) => tableRequest.localIndex(index, inputs))
          : undefined,
        StreamSpecification: inputs.streamEnabled ? tableRequest.stream(inputs) : undefined,
        SSESpecification: inputs.serverSideEncryption && tableRequest.encryption(inputs),
        TableClass: inputs.tableClass as "STANDARD" | "STANDARD_INFREQUENT_ACCESS",
        DeletionProtectionEnabled: inputs.deletionProtectionEnabled,
        Tags: toTagList(allTags(inputs, context)),
      }),
    );
    try {
      await untilActive(dynamodb, inputs.name);
      await setTimeToLive(dynamodb, inputs.name, undefined, inputs.ttl);
      await setRecovery(dynamodb, inputs.name, undefined, inputs.pointInTimeRecovery);
    } catch (error) {
      throw new PartlyCreated(inputs.name, error);
    }
    return { id: inputs.name };
  },
  read: async (id, inputs, context) => {
    const dynamodb = context.clients.dynamodb(context.region);
    const table = (await orAbsent(dynamodb.send(new DescribeTableCommand({ TableName: id }))))?.Table;
    if (table === undefined) {
      return undefined;
    }
    const ttl = await dynamodb.send(new DescribeTimeToLiveCommand({ TableName: id }));
    const backups = await dynamodb.send(new DescribeContinuousBackupsCommand({ TableName: id }));
    const recovery = backups.ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
    const { Tags } = await dynamodb.send(new ListTagsOfResourceCommand({ ResourceArn: table.TableArn }));
    return {
      ...tableState(table, ttl.TimeToLiveDescription, recovery?.PointInTimeRecoveryStatus === "ENABLED"),
      ...tagState(fromTagList(Tags), inputs, context),
    };
  },
  update: async (id, olds, news, context) => {
    const dynamodb = context.clients.dynamodb(context.region);
    await updateTable(dynamodb, id, olds, news);
    await setTimeToLive(dynamodb, id, olds.ttl, news.ttl);
    await setRecovery(dynamodb, id, olds.pointInTimeRecovery, news.pointInTimeRecovery);
    const ResourceArn = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => dynamodb.send(new TagResourceCommand({ ResourceArn, Tags: toTagList(tags) })),
      remove: (TagKeys) => dynamodb.send(new UntagResourceCommand({ ResourceArn, TagKeys })),
    });
  },
  delete: async (id, _olds, context) => {
    const dynamodb = context.clients.dynamodb(context.region);
    await dynamodb.send(new DeleteTableCommand({ TableName: id }));
    await waitUntilTableNotExists({ client: dynamodb, maxWaitTime: 120, minDelay: 1, maxDelay: 2 }, { TableName: id });
  },
});

const setTimeToLive = async (
  dynamodb: DynamoDBClient,
  TableName: string,
  before: TableInputs["ttl"],
  after: TableInputs["ttl"],
): Promise<void> => {
  const [old, wanted] = [
    before?.enabled ? before.attributeName : undefined,
    after?.enabled ? after.attributeName : undefined,
  ];
  if (old === wanted) {
    return;
  }
  const set = (AttributeName: string, Enabled: boolean) =>
    dynamodb.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { AttributeName, Enabled } }));
  if (old !== undefined) {
    await set(old, false);
  }
  if (wanted !== undefined) {
    await set(wanted, true);
  }
};

const setRecovery = async (
  dynamodb: DynamoDBClient,
  TableName: string,
  before: TableInputs["pointInTimeRecovery"],
  after: TableInputs["pointInTimeRecovery"],
): Promise<void> => {
  if (sameJson(before, after)) {
    return;
  }
  const PointInTimeRecoverySpecification = {
    PointInTimeRecoveryEnabled: after?.enabled ?? false,
    RecoveryPeriodInDays: after?.enabled ? after.recoveryPeriodInDays : undefined,
  };
  await dynamodb.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
};
