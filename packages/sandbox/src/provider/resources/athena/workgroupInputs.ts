import { type InputsOf, shape } from "../../Shape.js";

/** Inputs of a workgroup. */
export const workgroupInputs = {
  configuration: shape.object(
    {
      bytesScannedCutoffPerQuery: shape.number(),
      enforceWorkgroupConfiguration: shape.withDefault(shape.flag(), true),
      engineVersion: shape.object({ selectedEngineVersion: shape.text() }, ["effectiveEngineVersion"]),
      publishCloudwatchMetricsEnabled: shape.withDefault(shape.flag(), true),
      requesterPaysEnabled: shape.flag(),
      resultConfiguration: shape.object(
        {
          encryptionConfiguration: shape.object({
            encryptionOption: shape.text(["CSE_KMS", "SSE_KMS", "SSE_S3"]),
            kmsKeyArn: shape.text(),
          }),
          expectedBucketOwner: shape.text(),
          outputLocation: shape.text(),
        },
        ["aclConfiguration"],
      ),
    },
    [
      "customerContentEncryptionConfiguration",
      "enableMinimumEncryptionConfiguration",
      "executionRole",
      "identityCenterConfiguration",
      "managedQueryResultsConfiguration",
      "monitoringConfiguration",
      "queryResultsS3AccessGrantsConfiguration",
    ],
  ),
  description: shape.text(),
  forceDestroy: shape.withDefault(shape.flag(), false),
  name: shape.autoNamed({ maxLength: 128 }),
  state: shape.withDefault(shape.text(["DISABLED", "ENABLED"]), "ENABLED"),
  tags: shape.map(shape.text()),
};

export type WorkgroupInputs = InputsOf<typeof workgroupInputs>;
