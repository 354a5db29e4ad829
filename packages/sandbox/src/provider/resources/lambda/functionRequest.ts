import type { Architecture, FunctionCode, LogFormat, Runtime, TracingMode } from "@aws-sdk/client-lambda";
import type { FunctionInputs } from "./functionInputs.js";
import { zipOf } from "./zipOf.js";

/** Inputs as Lambda's calls take them. What the program leaves out is said to be empty: an update would keep it. */
export const functionRequest = {
  code: async ({ code, imageUri }: FunctionInputs): Promise<FunctionCode> =>
    imageUri === undefined ? { ZipFile: code && (await zipOf(code)) } : { ImageUri: imageUri },

  architectures: ({ architectures }: FunctionInputs) => (architectures ?? ["x86_64"]) as Architecture[],

  configuration: (inputs: FunctionInputs) => ({
    Role: inputs.role,
    Handler: inputs.handler,
    Runtime: inputs.runtime as Runtime,
    Description: inputs.description ?? "",
    MemorySize: inputs.memorySize,
    Timeout: inputs.timeout,
    Environment: { Variables: { ...inputs.environment?.variables } },
    EphemeralStorage: { Size: inputs.ephemeralStorage?.size ?? 512 },
    DeadLetterConfig: { TargetArn: inputs.deadLetterConfig?.targetArn ?? "" },
    KMSKeyArn: inputs.kmsKeyArn ?? "",
    TracingConfig: { Mode: (inputs.tracingConfig?.mode ?? "PassThrough") as TracingMode },
    LoggingConfig: logging(inputs),
    VpcConfig: {
      SubnetIds: [...(inputs.vpcConfig?.subnetIds ?? [])],
      SecurityGroupIds: [...(inputs.vpcConfig?.securityGroupIds ?? [])],
      Ipv6AllowedForDualStack: inputs.vpcConfig?.ipv6AllowedForDualStack,
    },
  }),
} as const;

const logging = ({ loggingConfig, name }: FunctionInputs) => ({
  LogFormat: (loggingConfig?.logFormat ?? "Text") as LogFormat,
  LogGroup: loggingConfig?.logGroup ?? `/aws/lambda/${name}`,
  ApplicationLogLevel: loggingConfig?.applicationLogLevel as "INFO" | undefined,
  SystemLogLevel: loggingConfig?.systemLogLevel as "INFO" | undefined,
});
