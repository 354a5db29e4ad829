import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/**
 * Where the logs of jobs go: to one group, which is encrypted and forgets. The copy that EMR Serverless would keep for its
 * Spark interface, for 30 days under a key of AWS, is turned off.
 */
export function jobMonitoring(
  prefix: string,
  logGroupName: pulumi.Input<string>,
): aws.types.input.emrserverless.ApplicationMonitoringConfiguration {
  return {
    cloudwatchLoggingConfiguration: {
      enabled: true,
      logGroupName,
      logStreamNamePrefix: prefix,
      logTypes: [
        { name: "SPARK_DRIVER", values: ["STDERR", "STDOUT"] },
        { name: "SPARK_EXECUTOR", values: ["STDERR"] },
      ],
    },
    managedPersistenceMonitoringConfiguration: { enabled: false },
  };
}
