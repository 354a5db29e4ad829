import type {
  AttributeDefinition,
  GlobalSecondaryIndex,
  KeySchemaElement,
  LocalSecondaryIndex,
  Projection,
  ProvisionedThroughput,
  SSESpecification,
  StreamSpecification,
} from "@aws-sdk/client-dynamodb";
import type { GlobalIndex, LocalIndex, TableInputs } from "./tableInputs.js";

/** A table's inputs in the words of the DynamoDB API. */
export const tableRequest = {
  attributes: (inputs: TableInputs): AttributeDefinition[] =>
    (inputs.attributes ?? []).map(({ name, type }) => ({
      AttributeName: name,
      AttributeType: type as "S" | "N" | "B",
    })),

  keys: (hashKey: string, rangeKey: string | undefined): KeySchemaElement[] => [
    { AttributeName: hashKey, KeyType: "HASH" },
    ...(rangeKey === undefined ? [] : [{ AttributeName: rangeKey, KeyType: "RANGE" } as const]),
  ],

  /** None for an on-demand table: DynamoDB refuses it there. */
  capacity: (
    inputs: TableInputs,
    of: { readonly readCapacity?: number | undefined; readonly writeCapacity?: number | undefined } = inputs,
  ): ProvisionedThroughput | undefined =>
    inputs.billingMode === "PROVISIONED"
      ? { ReadCapacityUnits: of.readCapacity, WriteCapacityUnits: of.writeCapacity }
      : undefined,

  globalIndex: (index: GlobalIndex, inputs: TableInputs): GlobalSecondaryIndex => ({
    IndexName: index.name,
    KeySchema: tableRequest.keys(index.hashKey, index.rangeKey),
    Projection: projection(index),
    ProvisionedThroughput: tableRequest.capacity(inputs, index),
  }),

  localIndex: (index: LocalIndex, inputs: TableInputs): LocalSecondaryIndex => ({
    IndexName: index.name,
    KeySchema: tableRequest.keys(inputs.hashKey, index.rangeKey),
    Projection: projection(index),
  }),

  stream: (inputs: TableInputs): StreamSpecification =>
    inputs.streamEnabled ? { StreamEnabled: true, StreamViewType: inputs.streamViewType } : { StreamEnabled: false },

  encryption: ({ serverSideEncryption: wanted }: TableInputs): SSESpecification =>
    wanted?.enabled ? { Enabled: true, SSEType: "KMS", KMSMasterKeyId: wanted.kmsKeyArn } : { Enabled: false },

  onDemand: ({ onDemandThroughput: limit }: TableInputs) => ({
    MaxReadRequestUnits: limit?.maxReadRequestUnits ?? -1,
    MaxWriteRequestUnits: limit?.maxWriteRequestUnits ?? -1,
  }),
};

const projection = (index: GlobalIndex | LocalIndex): Projection => ({
  ProjectionType: index.projectionType as "ALL" | "INCLUDE" | "KEYS_ONLY",
  NonKeyAttributes: index.nonKeyAttributes && [...index.nonKeyAttributes],
});
