import type { KeySchemaElement, TableDescription, TimeToLiveDescription } from "@aws-sdk/client-dynamodb";
import type { Json, Properties } from "../../values/Json.js";

/** A described table's inputs and outputs; time to live and recovery are told by other calls. */
export const tableState = (
  table: TableDescription,
  ttl: TimeToLiveDescription | undefined,
  recovery: boolean,
): Properties => {
  const billingMode = table.BillingModeSummary?.BillingMode ?? "PROVISIONED";
  const provisioned = billingMode === "PROVISIONED";
  const streamEnabled = table.StreamSpecification?.StreamEnabled === true;
  return {
    name: table.TableName,
    attributes: (table.AttributeDefinitions ?? []).map(({ AttributeName = "", AttributeType = "" }) => ({
      name: AttributeName,
      type: AttributeType,
    })),
    hashKey: keyName(table.KeySchema, "HASH"),
    rangeKey: keyName(table.KeySchema, "RANGE"),
    billingMode,
    readCapacity: provisioned ? table.ProvisionedThroughput?.ReadCapacityUnits : undefined,
    writeCapacity: provisioned ? table.ProvisionedThroughput?.WriteCapacityUnits : undefined,
    onDemandThroughput: onDemand(table),
    deletionProtectionEnabled: table.DeletionProtectionEnabled ?? false,
    globalSecondaryIndexes: globalIndexes(table, provisioned),
    localSecondaryIndexes: localIndexes(table),
    pointInTimeRecovery: { enabled: recovery },
    serverSideEncryption: encryption(table),
    streamEnabled,
    streamViewType: streamEnabled ? table.StreamSpecification?.StreamViewType : undefined,
    tableClass: table.TableClassSummary?.TableClass ?? "STANDARD",
    ttl: {
      attributeName: ttl?.TimeToLiveStatus === "ENABLED" ? (ttl.AttributeName ?? "") : "",
      enabled: ttl?.TimeToLiveStatus === "ENABLED",
    },
    arn: table.TableArn,
    streamArn: streamEnabled ? (table.LatestStreamArn ?? "") : "",
    streamLabel: streamEnabled ? (table.LatestStreamLabel ?? "") : "",
  };
};

const keyName = (schema: readonly KeySchemaElement[] | undefined, kind: "HASH" | "RANGE"): string | undefined =>
  schema?.find((element) => element.KeyType === kind)?.AttributeName;

// DynamoDB writes -1 for a limit that is not set.
const onDemand = ({ OnDemandThroughput: limit }: TableDescription): Json | undefined =>
  limit === undefined || ((limit.MaxReadRequestUnits ?? -1) < 0 && (limit.MaxWriteRequestUnits ?? -1) < 0)
    ? undefined
    : {
        maxReadRequestUnits: limit.MaxReadRequestUnits ?? -1,
        maxWriteRequestUnits: limit.MaxWriteRequestUnits ?? -1,
      };

// DynamoDB always encrypts; "enabled" means with a KMS key that the account sees.
const encryption = ({ SSEDescription: sse }: TableDescription): Json =>
  sse?.Status === "ENABLED" && sse.KMSMasterKeyArn !== undefined
    ? { enabled: true, kmsKeyArn: sse.KMSMasterKeyArn }
    : { enabled: false };

const globalIndexes = (table: TableDescription, provisioned: boolean): Json =>
  (table.GlobalSecondaryIndexes ?? []).map((index) => ({
    name: index.IndexName ?? "",
    hashKey: keyName(index.KeySchema, "HASH") ?? "",
    ...defined("rangeKey", keyName(index.KeySchema, "RANGE")),
    projectionType: index.Projection?.ProjectionType ?? "ALL",
    ...defined("nonKeyAttributes", index.Projection?.NonKeyAttributes),
    ...(provisioned
      ? {
          readCapacity: index.ProvisionedThroughput?.ReadCapacityUnits ?? 0,
          writeCapacity: index.ProvisionedThroughput?.WriteCapacityUnits ?? 0,
        }
      : {}),
  }));

const localIndexes = (table: TableDescription): Json =>
  (table.LocalSecondaryIndexes ?? []).map((index) => ({
    name: index.IndexName ?? "",
    rangeKey: keyName(index.KeySchema, "RANGE") ?? "",
    projectionType: index.Projection?.ProjectionType ?? "ALL",
    ...defined("nonKeyAttributes", index.Projection?.NonKeyAttributes),
  }));

const defined = (name: string, value: Json | undefined): { readonly [name: string]: Json } =>
  value === undefined ? {} : { [name]: value };
