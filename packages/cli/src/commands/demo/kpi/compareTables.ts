import { type DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";

/** What a table's rows are against what they should be. */
export interface TableComparison {
  readonly rows: number;
  readonly equal: number;
  /** Rows that are missing, different or too many, one line each. */
  readonly differences: readonly string[];
}

interface TableContent {
  readonly dynamo: DynamoDBClient;
  readonly table: string;
  /** Attributes of the key. */
  readonly key: readonly string[];
  readonly expected: readonly object[];
}

/** Reads a table whole and compares each row with the expected one; what every row carries beside KPIs is left out. */
export async function compareTables({ dynamo, table, key, expected }: TableContent): Promise<TableComparison> {
  const nameOf = (values: ReadonlyMap<string, string>): string => key.map((name) => values.get(name)).join(" ");
  const wanted = new Map<string, ReadonlyMap<string, string>>();
  for (const row of expected) {
    const values = new Map(Object.entries(row).map(([name, value]) => [name, plain(`${value}`)]));
    wanted.set(nameOf(values), values);
  }
  let rows = 0;
  let equal = 0;
  const differences: string[] = [];
  for await (const { Items = [] } of paginateScan({ client: dynamo }, { TableName: table, ConsistentRead: true })) {
    for (const item of Items) {
      rows += 1;
      const found = new Map(Object.entries(item).map(([name, value]) => [name, plain(value.S ?? value.N ?? "")]));
      const name = nameOf(found);
      const row = wanted.get(name);
      wanted.delete(name);
      const other = row && [...row].find(([attribute, value]) => found.get(attribute) !== value);
      if (row && !other) equal += 1;
      else if (!row) differences.push(`${table}: ${name} should not be there`);
      else differences.push(`${table}: ${name} has ${other?.[0]} ${found.get(other?.[0] ?? "")}, not ${other?.[1]}`);
    }
  }
  for (const name of wanted.keys()) differences.push(`${table}: ${name} is missing`);
  return { rows, equal, differences };
}

/** A decimal as DynamoDB gives it back, without zeros at its end; other text as it is. */
function plain(text: string): string {
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/\.?0+$/, "") : text;
}
