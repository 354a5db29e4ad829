import type { FunctionConfiguration } from "@aws-sdk/client-lambda";
import type { Context } from "../../Context.js";
import { present } from "../../values/present.js";

/** A live configuration as the provider's inputs and outputs have it; empty values are absent ones. */
export const functionState = (live: FunctionConfiguration, context: Context) => {
  const { VpcConfig: vpc, LoggingConfig: logging, Environment: { Variables: variables } = {} } = live;
  return {
    name: live.FunctionName,
    architectures: live.Architectures,
    description: live.Description || undefined,
    handler: live.Handler || undefined,
    runtime: live.Runtime || undefined,
    role: live.Role,
    memorySize: live.MemorySize,
    timeout: live.Timeout,
    packageType: live.PackageType,
    kmsKeyArn: live.KMSKeyArn || undefined,
    deadLetterConfig: live.DeadLetterConfig?.TargetArn ? { targetArn: live.DeadLetterConfig.TargetArn } : undefined,
    environment: variables && Object.keys(variables).length > 0 ? { variables } : undefined,
    ephemeralStorage: present({ size: live.EphemeralStorage?.Size }),
    tracingConfig: present({ mode: live.TracingConfig?.Mode }),
    loggingConfig: present({
      logFormat: logging?.LogFormat,
      logGroup: logging?.LogGroup,
      applicationLogLevel: logging?.ApplicationLogLevel,
      systemLogLevel: logging?.SystemLogLevel,
    }),
    vpcConfig: vpc?.SubnetIds?.length
      ? present({
          subnetIds: vpc.SubnetIds,
          securityGroupIds: vpc.SecurityGroupIds,
          ipv6AllowedForDualStack: vpc.Ipv6AllowedForDualStack,
        })
      : undefined,
    codeSha256: live.CodeSha256,
    lastModified: live.LastModified,
    sourceCodeSize: live.CodeSize,
    ...functionNames(live.FunctionArn ?? "", context),
  };
};

/** The outputs that follow from a function's ARN. */
export const functionNames = (arn: string, { partition, region }: Pick<Context, "partition" | "region">) => {
  const invoke = (of: string, version: string, call: string) =>
    `arn:${partition}:apigateway:${region}:lambda:path/${version}/functions/${of}/${call}`;
  return {
    arn,
    invokeArn: invoke(arn, "2015-03-31", "invocations"),
    responseStreamingInvokeArn: invoke(arn, "2021-11-15", "response-streaming-invocations"),
    version: "$LATEST",
    qualifiedArn: `${arn}:$LATEST`,
    qualifiedInvokeArn: invoke(`${arn}:$LATEST`, "2015-03-31", "invocations"),
    signingJobArn: "",
    signingProfileVersionArn: "",
  };
};
