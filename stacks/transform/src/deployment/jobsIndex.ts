import { AttributeType, TableProjection } from "@sallyport/components";

/** The index of the jobs' table by batch and status, under the names of `workers/transform-api`. */
export const jobsIndex = {
  indexName: "gsi1",
  partitionKey: { name: "gsi1pk", type: AttributeType.String },
  sortKey: { name: "gsi1sk", type: AttributeType.String },
  projection: TableProjection.KeysOnly,
} as const;
