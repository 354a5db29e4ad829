import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import {
  type AttributeValue,
  DeleteTableCommand,
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  GetItemCommand,
  paginateListTables,
  RestoreTableToPointInTimeCommand,
  ScanCommand,
  type TableDescription,
} from "@aws-sdk/client-dynamodb";
import type { DrilledItem } from "../DrillResult.js";
import { sameHash } from "../sameHash.js";
import { hashOfItems } from "./hashOfItems.js";

const name = "table-in-time";
const sampled = 100;
/** A restore takes at least minutes at AWS, however small the table; milliseconds. */
const patience = 3_600_000;
const pause = 2_000;

type Item = Record<string, AttributeValue>;

/**
 * Restores a table to the last moment that it can be restored to, under another name, and compares a sample.
 *
 * @param named the table. Default: the first that can be restored and has items
 */
export async function tableInTime(dynamo: DynamoDBClient, named: string | undefined): Promise<DrilledItem> {
  const table = named ?? (await restorableTable(dynamo));
  if (table === undefined) return { name, outcome: "not-judged", message: "No table can be restored to a moment" };
  if (!(await isRestorable(dynamo, table))) {
    const message = `${table} cannot be restored to a moment`;
    return { name, what: table, outcome: "failed", message, fix: "Turn its point-in-time recovery on" };
  }
  const { Items: originals = [] } = await dynamo.send(
    new ScanCommand({ TableName: table, Limit: sampled, ConsistentRead: true }),
  );
  const description = await describe(dynamo, table);
  const copy = `${table.slice(0, 200)}-restore-drill-${randomUUID().slice(0, 8)}`;
  const { KMSMasterKeyArn: KMSMasterKeyId } = description?.SSEDescription ?? {};
  await dynamo.send(
    new RestoreTableToPointInTimeCommand({
      ...{ SourceTableName: table, TargetTableName: copy, UseLatestRestorableTime: true },
      ...(KMSMasterKeyId === undefined
        ? {}
        : { SSESpecificationOverride: { Enabled: true, SSEType: "KMS" as const, KMSMasterKeyId } }),
    }),
  );
  try {
    await active(dynamo, copy);
    const keys = (description?.KeySchema ?? []).flatMap(({ AttributeName }) => AttributeName ?? []);
    const restored = await Promise.all(originals.map((item) => itemOf(dynamo, copy, keyIn(item, keys))));
    const found = restored.filter((item) => item !== undefined);
    return sameHash(name, `${originals.length} items of ${table}`, hashOfItems(originals), hashOfItems(found));
  } finally {
    await dynamo.send(new DeleteTableCommand({ TableName: copy }));
  }
}

async function restorableTable(client: DynamoDBClient): Promise<string | undefined> {
  for await (const { TableNames = [] } of paginateListTables({ client }, {})) {
    for (const table of TableNames) {
      if (!(await isRestorable(client, table))) continue;
      const { Count = 0 } = await client.send(new ScanCommand({ TableName: table, Limit: 1 }));
      if (Count > 0) return table;
    }
  }
  return undefined;
}

async function isRestorable(dynamo: DynamoDBClient, TableName: string): Promise<boolean> {
  const { ContinuousBackupsDescription: state } = await dynamo.send(
    new DescribeContinuousBackupsCommand({ TableName }),
  );
  return state?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === "ENABLED";
}

async function active(dynamo: DynamoDBClient, table: string): Promise<void> {
  for (const deadline = Date.now() + patience; (await describe(dynamo, table))?.TableStatus !== "ACTIVE"; ) {
    if (Date.now() > deadline) throw new Error(`${table} was not there after ${patience / 60_000} minutes`);
    await delay(pause);
  }
}

async function describe(dynamo: DynamoDBClient, TableName: string): Promise<TableDescription | undefined> {
  return (await dynamo.send(new DescribeTableCommand({ TableName }))).Table;
}

function keyIn(item: Item, names: readonly string[]): Item {
  return Object.fromEntries(names.flatMap((key) => (item[key] === undefined ? [] : [[key, item[key]]])));
}

async function itemOf(dynamo: DynamoDBClient, TableName: string, Key: Item): Promise<Item | undefined> {
  return (await dynamo.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))).Item;
}
