import { type InputsOf, shape } from "../../Shape.js";

/** Inputs of a function with the defaults of the official provider. */
export const functionInputs = {
  architectures: shape.list(shape.text(["arm64", "x86_64"])),
  code: shape.archive(),
  codeSigningConfigArn: shape.text(),
  deadLetterConfig: shape.object({ targetArn: shape.required(shape.text()) }),
  description: shape.text(),
  environment: shape.object({ variables: shape.map(shape.text()) }),
  ephemeralStorage: shape.object({ size: shape.number() }),
  handler: shape.text(),
  imageUri: shape.text(),
  kmsKeyArn: shape.text(),
  loggingConfig: shape.object({
    applicationLogLevel: shape.text(["TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"]),
    logFormat: shape.required(shape.text(["JSON", "Text"])),
    logGroup: shape.text(),
    systemLogLevel: shape.text(["DEBUG", "INFO", "WARN"]),
  }),
  memorySize: shape.withDefault(shape.number(), 128),
  name: shape.autoNamed({ maxLength: 64 }),
  packageType: shape.withDefault(shape.text(["Image", "Zip"]), "Zip"),
  reservedConcurrentExecutions: shape.withDefault(shape.number(), -1),
  role: shape.required(shape.text()),
  runtime: shape.text(),
  tags: shape.map(shape.text()),
  timeout: shape.withDefault(shape.number(), 3),
  tracingConfig: shape.object({ mode: shape.required(shape.text(["Active", "PassThrough"])) }),
  vpcConfig: shape.object(
    {
      ipv6AllowedForDualStack: shape.flag(),
      securityGroupIds: shape.required(shape.set(shape.text())),
      subnetIds: shape.required(shape.set(shape.text())),
    },
    ["vpcId"],
  ),
};

export type FunctionInputs = InputsOf<typeof functionInputs>;

/** Inputs of the official provider that would put code in by another way, or that no emulator acts on. */
export const unsupportedFunctionInputs = [
  "capacityProviderConfig",
  "codeSha256",
  "durableConfig",
  "fileSystemConfig",
  "imageConfig",
  "layers",
  "publish",
  "publishTo",
  "replaceSecurityGroupsOnDestroy",
  "replacementSecurityGroupIds",
  "s3Bucket",
  "s3Key",
  "s3ObjectVersion",
  "skipDestroy",
  "snapStart",
  "sourceCodeHash",
  "sourceKmsKeyArn",
  "tenancyConfig",
  "useResourceTimeoutForPropagation",
];
