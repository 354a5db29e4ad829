import { shape } from "../../Shape.js";

/** Inputs of a state machine. */
export const machineInputs = {
  definition: shape.required(shape.json()),
  encryptionConfiguration: shape.object({
    kmsDataKeyReusePeriodSeconds: shape.number(),
    kmsKeyId: shape.text(),
    type: shape.withDefault(shape.text(["AWS_OWNED_KEY", "CUSTOMER_MANAGED_KMS_KEY"]), "AWS_OWNED_KEY"),
  }),
  loggingConfiguration: shape.object({
    includeExecutionData: shape.withDefault(shape.flag(), false),
    level: shape.withDefault(shape.text(["ALL", "ERROR", "FATAL", "OFF"]), "OFF"),
    logDestination: shape.text(),
  }),
  name: shape.autoNamed({ maxLength: 80, prefixFrom: "namePrefix" }),
  namePrefix: shape.text(),
  roleArn: shape.required(shape.text()),
  tags: shape.map(shape.text()),
  tracingConfiguration: shape.object({ enabled: shape.withDefault(shape.flag(), false) }),
  type: shape.withDefault(shape.text(["EXPRESS", "STANDARD"]), "STANDARD"),
};
