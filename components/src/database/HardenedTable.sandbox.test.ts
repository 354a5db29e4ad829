import {
  type AttributeDefinition,
  CreateTableCommand,
  type GlobalSecondaryIndex,
  QueryCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Access, documentOf, statementsFor } from "@sallyport/intents";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { type Principal, region, sandboxAccount } from "../testing/sandboxAccount.js";
import { AttributeType, type KeyAttributeArgs } from "./KeyAttributeArgs.js";
import { keyAttributesOf } from "./planTable.js";
import { type TableIndexArgs, TableProjection } from "./TableIndexArgs.js";

const job: KeyAttributeArgs = { name: "job", type: AttributeType.String };
const batch: KeyAttributeArgs = { name: "batch", type: AttributeType.String };
const indexes: TableIndexArgs[] = ["by-batch", "by-batch-too"].map((indexName) => ({ indexName, partitionKey: batch }));

describe("a table's index, for a role that may query it and nothing else, judged by the sandbox", () => {
  let sandbox: TestSandbox;
  let reader: Principal;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const { accountId, root, actAs } = await sandboxAccount(sandbox);
    await root.dynamodb.send(
      new CreateTableCommand({
        TableName: "jobs",
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: [{ AttributeName: job.name, KeyType: "HASH" }],
        AttributeDefinitions: keyAttributesOf({ partitionKey: job, indexes }).map(
          ({ name, type }): AttributeDefinition => ({ AttributeName: name, AttributeType: type }),
        ),
        GlobalSecondaryIndexes: indexes.map(
          ({ indexName, partitionKey }): GlobalSecondaryIndex => ({
            IndexName: indexName,
            KeySchema: [{ AttributeName: partitionKey.name, KeyType: "HASH" }],
            Projection: { ProjectionType: TableProjection.KeysOnly },
          }),
        ),
      }),
    );
    const intent = { table: "jobs", index: "by-batch", actions: [Access.QueryIndex] };
    const statements = statementsFor([intent], { accountId, partition: "aws", region });
    reader = await actAs("reader", [JSON.stringify(documentOf(statements))]);
  });

  afterAll(async () => {
    await sandbox?.stop();
  });

  const query = (attribute: string, IndexName?: string) =>
    reader.dynamodb.send(
      new QueryCommand({
        TableName: "jobs",
        IndexName,
        KeyConditionExpression: `${attribute} = :it`,
        ExpressionAttributeValues: { ":it": { S: "a" } },
      }),
    );

  it("is queried", async () => {
    await expect(query("batch", "by-batch")).resolves.toMatchObject({ Items: [] });
  });

  it("is not scanned, and neither the table nor another index is queried", async () => {
    const denied = { name: "AccessDeniedException" };
    const scan = new ScanCommand({ TableName: "jobs", IndexName: "by-batch" });
    await expect(reader.dynamodb.send(scan)).rejects.toMatchObject(denied);
    await expect(query("job")).rejects.toMatchObject(denied);
    await expect(query("batch", "by-batch-too")).rejects.toMatchObject(denied);
  });
});
