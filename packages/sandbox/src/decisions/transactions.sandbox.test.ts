import { BatchWriteItemCommand, CreateTableCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { clientsOf } from "../testing/clientsOf.js";
import { type RoleStatement, roleSession } from "../testing/roleSession.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";
import { readDecisions } from "./readDecisions.js";

const region = "eu-west-1";
const arnOf = (table: string): string => `arn:aws:dynamodb:${region}:000000000000:table/${table}`;

describe("a DynamoDB transaction", () => {
  let sandbox: TestSandbox;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const { dynamodb } = await clientsOf(sandbox);
    for (const TableName of ["ledger", "leases"]) {
      await dynamodb(region).send(
        new CreateTableCommand({
          TableName,
          BillingMode: "PAY_PER_REQUEST",
          AttributeDefinitions: [{ AttributeName: "key", AttributeType: "S" }],
          KeySchema: [{ AttributeName: "key", KeyType: "HASH" }],
        }),
      );
    }
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  const as = async (role: string, statements: readonly RoleStatement[]) =>
    (await clientsOf(sandbox, await roleSession(sandbox, role, statements))).dynamodb(region);

  const judged = async (role: string): Promise<unknown[]> => {
    const lines: unknown[] = [];
    for await (const { principal, action, resource, decision, statement } of readDecisions(sandbox.home)) {
      if (principal.includes(`/${role}/`)) lines.push([action, resource, decision, statement]);
    }
    return lines;
  };

  const transaction = (key = "a") =>
    new TransactWriteItemsCommand({
      TransactItems: [
        {
          ConditionCheck: {
            TableName: "leases",
            Key: { key: { S: key } },
            ConditionExpression: "attribute_not_exists(#key)",
            ExpressionAttributeNames: { "#key": "key" },
          },
        },
        { Put: { TableName: "ledger", Item: { key: { S: key } } } },
        {
          Update: {
            TableName: "ledger",
            Key: { key: { S: `${key}-count` } },
            UpdateExpression: "ADD writes :one",
            ExpressionAttributeValues: { ":one": { N: "1" } },
          },
        },
        { Delete: { TableName: "ledger", Key: { key: { S: `${key}-old` } } } },
      ],
    });

  test("is judged item by item, each under the action and the table of its own operation", async () => {
    const dynamodb = await as("whole", [
      { Sid: "Check", Action: "dynamodb:ConditionCheckItem", Resource: arnOf("leases") },
      { Sid: "Put", Action: "dynamodb:PutItem", Resource: arnOf("ledger") },
      { Sid: "Update", Action: "dynamodb:UpdateItem", Resource: arnOf("ledger") },
      { Sid: "Delete", Action: "dynamodb:DeleteItem", Resource: arnOf("ledger") },
    ]);
    await dynamodb.send(transaction());
    expect(await judged("whole")).toEqual([
      ["dynamodb:ConditionCheckItem", arnOf("leases"), "allow", "Check"],
      ["dynamodb:PutItem", arnOf("ledger"), "allow", "Put"],
      ["dynamodb:UpdateItem", arnOf("ledger"), "allow", "Update"],
      ["dynamodb:DeleteItem", arnOf("ledger"), "allow", "Delete"],
    ]);
  });

  test.each(["ConditionCheckItem", "PutItem", "UpdateItem", "DeleteItem"])(
    "is refused as a whole where %s is missing",
    async (missing) => {
      const actions = ["ConditionCheckItem", "PutItem", "UpdateItem", "DeleteItem"].filter((name) => name !== missing);
      const role = `without-${missing}`;
      const dynamodb = await as(role, [
        {
          Sid: "Most",
          Action: actions.map((name) => `dynamodb:${name}`),
          Resource: [arnOf("ledger"), arnOf("leases")],
        },
      ]);
      await expect(dynamodb.send(transaction(role))).rejects.toThrow(`dynamodb:${missing}`);
      expect((await judged(role)).at(-1)).toEqual([`dynamodb:${missing}`, expect.any(String), "deny", null]);
    },
  );

  test("is not allowed by naming TransactWriteItems, which is no IAM action", async () => {
    const dynamodb = await as("named", [
      { Sid: "Name", Action: "dynamodb:TransactWriteItems", Resource: [arnOf("ledger"), arnOf("leases")] },
    ]);
    await expect(dynamodb.send(transaction("named"))).rejects.toThrow("dynamodb:ConditionCheckItem");
  });

  test("is held to the leading keys of each table, not to those of another", async () => {
    const dynamodb = await as("leading", [
      { Sid: "Check", Action: "dynamodb:ConditionCheckItem", Resource: arnOf("leases") },
      {
        Sid: "OwnKey",
        Action: "dynamodb:PutItem",
        Resource: arnOf("ledger"),
        Condition: { "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["mine"] } },
      },
    ]);
    const put = (key: string) =>
      new TransactWriteItemsCommand({
        TransactItems: [
          {
            ConditionCheck: {
              TableName: "leases",
              Key: { key: { S: "somebody's" } },
              ConditionExpression: "attribute_not_exists(#key)",
              ExpressionAttributeNames: { "#key": "key" },
            },
          },
          { Put: { TableName: "ledger", Item: { key: { S: key } } } },
        ],
      });
    await dynamodb.send(put("mine"));
    await expect(dynamodb.send(put("yours"))).rejects.toThrow("dynamodb:PutItem");
  });

  test("differs from a batch, which needs BatchWriteItem on every table that it names", async () => {
    const batch = (...tables: readonly string[]) =>
      new BatchWriteItemCommand({
        RequestItems: Object.fromEntries(
          tables.map((table) => [table, [{ PutRequest: { Item: { key: { S: "batch" } } } }]]),
        ),
      });
    const dynamodb = await as("batch", [
      { Sid: "Batch", Action: "dynamodb:BatchWriteItem", Resource: arnOf("ledger") },
      { Sid: "Single", Action: "dynamodb:PutItem", Resource: arnOf("leases") },
    ]);
    await dynamodb.send(batch("ledger"));
    expect(await judged("batch")).toEqual([["dynamodb:BatchWriteItem", arnOf("ledger"), "allow", "Batch"]]);
    await expect(dynamodb.send(batch("ledger", "leases"))).rejects.toThrow("dynamodb:BatchWriteItem");
    expect((await judged("batch")).at(-1)).toEqual(["dynamodb:BatchWriteItem", arnOf("leases"), "deny", null]);
  });
});
