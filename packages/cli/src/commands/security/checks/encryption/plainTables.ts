import { DescribeTableCommand, type DynamoDBClient, paginateListTables } from "@aws-sdk/client-dynamodb";
import { inRegions } from "../../account/inRegions.js";
import type { Found } from "../../SecurityCheck.js";
import type { ValidationScope } from "../../ValidationScope.js";

/** Tables that are not under a customer-managed key (ENC-12). */
export async function plainTables(scope: ValidationScope): Promise<readonly Found[]> {
  return await inRegions(scope, async (region) => {
    const client = scope.clients.dynamodb(region);
    const names: string[] = [];
    for await (const { TableNames = [] } of paginateListTables({ client }, {})) names.push(...TableNames);
    return (await Promise.all(names.map((name) => judge(client, name)))).flat();
  });
}

async function judge(client: DynamoDBClient, TableName: string): Promise<readonly Found[]> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  if (Table?.SSEDescription?.SSEType === "KMS") return [];
  return [
    {
      ...{ severity: "medium", where: `table ${TableName}`, message: "It is under a key that AWS owns" },
      fix: "Make it a HardenedTable, or give it a customer-managed key",
    },
  ];
}
