import type * as pulumi from "@pulumi/pulumi";
import { Access, type AccessIntentArgs, ServicePrincipal } from "@sallyport/components";

/** What a Spark job reaches. */
export interface SparkJobReach {
  readonly inputBucket: pulumi.Input<string>;
  readonly inputPrefix: string;
  /** Undefined for an existing bucket without a key of the customer. */
  readonly inputKeyArn: pulumi.Input<string> | undefined;
  readonly artifactBucket: pulumi.Input<string>;
  /** Key of the artifacts. */
  readonly keyArn: pulumi.Input<string>;
  readonly logGroupName: pulumi.Input<string>;
}

/** Where in the artifacts' bucket Spark reads what it is told and writes what it computes. */
const sparkFolder = "state/spark/";

/**
 * Everything that a Spark job may do: list and read the input, read and write its own folder, where Hadoop's committer removes
 * what it wrote for the time being, and write its log. It reaches no table and no queue: those are the worker's.
 */
export function sparkJobAccess(reach: SparkJobReach): AccessIntentArgs[] {
  const { inputBucket, inputPrefix, inputKeyArn, artifactBucket, keyArn: key, logGroupName } = reach;
  const inputKey = inputKeyArn === undefined ? {} : { key: inputKeyArn };
  return [
    { bucket: inputBucket, prefix: inputPrefix, ...inputKey, actions: [Access.List, Access.Read], label: "Input" },
    {
      bucket: artifactBucket,
      prefix: sparkFolder,
      key,
      actions: [Access.List, Access.Read, Access.Upload, Access.Delete],
      label: "Spark",
    },
    { logGroup: logGroupName, actions: [Access.WriteJobLogs], label: "Spark" },
  ];
}

/** What the state machine has run. */
export interface SparkMachineReach {
  readonly applicationId: pulumi.Input<string>;
  readonly jobRoleArn: pulumi.Input<string>;
}

/** The rule by which Step Functions hears how jobs end; AWS gave it its name, and it is the account's one. */
const jobEndRule = "StepFunctionsGetEventsForEMRServerlessJobRule";

/**
 * Everything that the state machine may do: give the one job role to jobs of the one application, follow and cancel them
 * (Step Functions developer guide, "IAM policies for EMR Serverless", `startJobRun.sync`).
 */
export function sparkMachineAccess({ applicationId, jobRoleArn }: SparkMachineReach): AccessIntentArgs[] {
  return [
    {
      sparkApplication: applicationId,
      actions: [Access.SubmitJob, Access.Inspect, Access.CancelJob],
      label: "Kpi",
    },
    { role: jobRoleArn, passedTo: ServicePrincipal.EmrServerless, actions: [Access.PassRole], label: "KpiJob" },
    { eventRule: jobEndRule, actions: [Access.ManageRule], label: "JobEnd" },
  ];
}
