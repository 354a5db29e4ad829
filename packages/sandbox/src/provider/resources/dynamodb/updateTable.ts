import {
  type DynamoDBClient,
  UpdateTableCommand,
  type UpdateTableCommandInput,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import { sameJson } from "../../values/sameJson.js";
import type { TableInputs } from "./tableInputs.js";
import { tableRequest } from "./tableRequest.js";

/** Waits until a table takes the next change: DynamoDB makes one at a time. */
export const untilActive = async (dynamodb: DynamoDBClient, TableName: string): Promise<void> => {
  await waitUntilTableExists({ client: dynamodb, maxWaitTime: 120, minDelay: 1, maxDelay: 2 }, { TableName });
};

/**
 * Changes what UpdateTable changes: billing, indexes, stream, encryption, class and protection.
 *
 * @throws Error when an attribute in use gets another type, which needs a new table
 */
export const updateTable = async (
  dynamodb: DynamoDBClient,
  name: string,
  olds: TableInputs,
  news: TableInputs,
): Promise<void> => {
  refuseTypeChange(olds, news);
  for (const change of changes(olds, news)) {
    await dynamodb.send(new UpdateTableCommand({ TableName: name, ...change }));
    await untilActive(dynamodb, name);
  }
};

type Change = Omit<UpdateTableCommandInput, "TableName">;

/** One UpdateTable call each, in the order in which DynamoDB accepts them. */
function* changes(olds: TableInputs, news: TableInputs): Generator<Change> {
  const differ = (...inputs: readonly (keyof TableInputs)[]): boolean =>
    inputs.some((input) => !sameJson(olds[input], news[input]));
  if (differ("deletionProtectionEnabled")) {
    yield { DeletionProtectionEnabled: news.deletionProtectionEnabled ?? false };
  }
  const kept = keptIndexes(olds, news);
  for (const { name } of olds.globalSecondaryIndexes ?? []) {
    if (!kept.has(name)) {
      yield { GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: name } }] };
    }
  }
  if (differ("billingMode", "readCapacity", "writeCapacity")) {
    yield {
      BillingMode: news.billingMode as "PAY_PER_REQUEST" | "PROVISIONED",
      ProvisionedThroughput: tableRequest.capacity(news),
    };
  }
  for (const index of news.globalSecondaryIndexes ?? []) {
    if (!kept.has(index.name)) {
      yield {
        AttributeDefinitions: tableRequest.attributes(news),
        GlobalSecondaryIndexUpdates: [{ Create: tableRequest.globalIndex(index, news) }],
      };
    } else if (news.billingMode === "PROVISIONED" && !sameJson(kept.get(index.name), index)) {
      const ProvisionedThroughput = tableRequest.capacity(news, index);
      yield { GlobalSecondaryIndexUpdates: [{ Update: { IndexName: index.name, ProvisionedThroughput } }] };
    }
  }
  if (differ("onDemandThroughput") && news.billingMode === "PAY_PER_REQUEST") {
    yield { OnDemandThroughput: tableRequest.onDemand(news) };
  }
  if (differ("streamEnabled", "streamViewType")) {
    if (olds.streamEnabled && news.streamEnabled) {
      yield { StreamSpecification: { StreamEnabled: false } };
    }
    if (olds.streamEnabled || news.streamEnabled) {
      yield { StreamSpecification: tableRequest.stream(news) };
    }
  }
  if (differ("serverSideEncryption")) {
    yield { SSESpecification: tableRequest.encryption(news) };
  }
  if (differ("tableClass")) {
    yield { TableClass: news.tableClass as "STANDARD" | "STANDARD_INFREQUENT_ACCESS" };
  }
}

/** Indexes of before whose keys and projection stay, by name: only capacity changes in place. */
const keptIndexes = (olds: TableInputs, news: TableInputs) =>
  new Map(
    (olds.globalSecondaryIndexes ?? [])
      .filter((old) =>
        news.globalSecondaryIndexes?.some((index) =>
          sameJson({ ...index, readCapacity: 0, writeCapacity: 0 }, { ...old, readCapacity: 0, writeCapacity: 0 }),
        ),
      )
      .map((old) => [old.name, old]),
  );

const refuseTypeChange = (olds: TableInputs, news: TableInputs): void => {
  for (const { name, type } of olds.attributes ?? []) {
    const changed = news.attributes?.find((attribute) => attribute.name === name && attribute.type !== type);
    if (changed !== undefined) {
      throw new Error(
        `attribute ${name} has type ${type}, and DynamoDB cannot change it to ${changed.type}: make a new table.`,
      );
    }
  }
};
