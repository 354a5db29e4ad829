import { shape } from "../../Shape.js";

const encryptionKeyArn = shape.text();

/** Inputs of an application. */
export const applicationInputs = {
  architecture: shape.withDefault(shape.text(["ARM64", "X86_64"]), "X86_64"),
  autoStartConfiguration: shape.object({ enabled: shape.withDefault(shape.flag(), true) }),
  autoStopConfiguration: shape.object({
    enabled: shape.withDefault(shape.flag(), true),
    idleTimeoutMinutes: shape.withDefault(shape.number(), 15),
  }),
  imageConfiguration: shape.object({ imageUri: shape.required(shape.text()) }),
  interactiveConfiguration: shape.object({ livyEndpointEnabled: shape.flag(), studioEnabled: shape.flag() }),
  maximumCapacity: shape.object({
    cpu: shape.required(shape.text()),
    disk: shape.text(),
    memory: shape.required(shape.text()),
  }),
  monitoringConfiguration: shape.object(
    {
      cloudwatchLoggingConfiguration: shape.object({
        enabled: shape.required(shape.flag()),
        encryptionKeyArn,
        logGroupName: shape.text(),
        logStreamNamePrefix: shape.text(),
        logTypes: shape.set(
          shape.object({ name: shape.required(shape.text()), values: shape.required(shape.set(shape.text())) }),
        ),
      }),
      managedPersistenceMonitoringConfiguration: shape.object({
        enabled: shape.withDefault(shape.flag(), true),
        encryptionKeyArn,
      }),
      s3MonitoringConfiguration: shape.object({ encryptionKeyArn, logUri: shape.text() }),
    },
    ["prometheusMonitoringConfiguration"],
  ),
  name: shape.autoNamed({ maxLength: 64 }),
  networkConfiguration: shape.object({
    securityGroupIds: shape.set(shape.text()),
    subnetIds: shape.set(shape.text()),
  }),
  releaseLabel: shape.required(shape.text()),
  schedulerConfiguration: shape.object({ maxConcurrentRuns: shape.number(), queueTimeoutMinutes: shape.number() }),
  tags: shape.map(shape.text()),
  type: shape.required(shape.text(["hive", "spark"])),
};
