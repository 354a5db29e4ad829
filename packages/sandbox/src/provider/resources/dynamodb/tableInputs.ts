import { type InputsOf, shape } from "../../Shape.js";

const throughput = shape.object({ maxReadRequestUnits: shape.number(), maxWriteRequestUnits: shape.number() });

const projection = shape.required(shape.text(["ALL", "INCLUDE", "KEYS_ONLY"]));

const globalIndex = shape.object(
  {
    hashKey: shape.required(shape.text()),
    name: shape.required(shape.text()),
    nonKeyAttributes: shape.set(shape.text()),
    projectionType: projection,
    rangeKey: shape.text(),
    readCapacity: shape.number(),
    writeCapacity: shape.number(),
  },
  ["keySchemas", "onDemandThroughput", "warmThroughput"],
);

const localIndex = shape.object({
  name: shape.required(shape.text()),
  nonKeyAttributes: shape.list(shape.text()),
  projectionType: projection,
  rangeKey: shape.required(shape.text()),
});

/** Inputs of a table with the defaults of the official provider. */
export const tableInputs = {
  attributes: shape.set(
    shape.object({ name: shape.required(shape.text()), type: shape.required(shape.text(["B", "N", "S"])) }),
  ),
  billingMode: shape.withDefault(shape.text(["PAY_PER_REQUEST", "PROVISIONED"]), "PROVISIONED"),
  deletionProtectionEnabled: shape.flag(),
  globalSecondaryIndexes: shape.set(globalIndex),
  hashKey: shape.required(shape.text()),
  localSecondaryIndexes: shape.set(localIndex),
  name: shape.autoNamed({ maxLength: 255 }),
  onDemandThroughput: throughput,
  pointInTimeRecovery: shape.object({
    enabled: shape.required(shape.flag()),
    recoveryPeriodInDays: shape.number(),
  }),
  rangeKey: shape.text(),
  readCapacity: shape.number(),
  serverSideEncryption: shape.object({ enabled: shape.required(shape.flag()), kmsKeyArn: shape.text() }),
  streamEnabled: shape.flag(),
  streamViewType: shape.text(["KEYS_ONLY", "NEW_AND_OLD_IMAGES", "NEW_IMAGE", "OLD_IMAGE"]),
  tableClass: shape.withDefault(shape.text(["STANDARD", "STANDARD_INFREQUENT_ACCESS"]), "STANDARD"),
  tags: shape.map(shape.text()),
  ttl: shape.object({ attributeName: shape.text(), enabled: shape.withDefault(shape.flag(), false) }),
  writeCapacity: shape.number(),
};

/** A table's inputs as Check leaves them. */
export type TableInputs = InputsOf<typeof tableInputs>;

/** A global secondary index as a table's inputs give it. */
export type GlobalIndex = NonNullable<TableInputs["globalSecondaryIndexes"]>[number];

/** A local secondary index as a table's inputs give it. */
export type LocalIndex = NonNullable<TableInputs["localSecondaryIndexes"]>[number];
