import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import type { SandboxClients } from "./sandboxClients.js";

/** A table with string keys: the partition key, and a sort key where one is named. */
export async function makeTable(
  { dynamo }: SandboxClients,
  TableName: string,
  ...keys: readonly string[]
): Promise<string> {
  await dynamo.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
      KeySchema: keys.map((AttributeName, index) => ({ AttributeName, KeyType: index === 0 ? "HASH" : "RANGE" })),
    }),
  );
  return TableName;
}
