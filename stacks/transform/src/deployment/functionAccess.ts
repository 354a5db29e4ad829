import type * as pulumi from "@pulumi/pulumi";
import { Access, type AccessIntentArgs } from "@sallyport/components";
import { jobsIndex } from "./jobsIndex.js";

/** What the functions reach. */
export interface FunctionReach {
  readonly resultsBucket: pulumi.Input<string>;
  readonly uploadsBucket: pulumi.Input<string>;
  readonly jobsTable: pulumi.Input<string>;
  /** Queue from the API to the submitter. */
  readonly queueName: pulumi.Input<string>;
  readonly jobQueueName: pulumi.Input<string>;
  readonly jobDefinitionName: pulumi.Input<string>;
  /** Key of all that holds data. */
  readonly keyArn: pulumi.Input<string>;
}

/**
 * Everything that the function of the API may do. It stores accepted batches, signs uploads and keeps MCP configurations, but
 * reaches no result; to list is what makes S3 say that a key is not there, and not that it is forbidden.
 */
export function apiAccess(reach: FunctionReach): AccessIntentArgs[] {
  const { resultsBucket, uploadsBucket, jobsTable: table, keyArn: key } = reach;
  return [
    ...recordAccess(reach),
    { table, key, actions: [Access.BatchRead, Access.Delete], label: "Job" },
    { table, index: jobsIndex.indexName, key, actions: [Access.QueryIndex], label: "Job" },
    { bucket: uploadsBucket, prefix: "uploads/", key, actions: [Access.Read, Access.Write], label: "Upload" },
    { bucket: uploadsBucket, prefix: "batches/", key, actions: [Access.Write], label: "Upload" },
    { bucket: uploadsBucket, prefix: "uploads/", actions: [Access.List], label: "Upload" },
    {
      bucket: resultsBucket,
      prefix: "mcp/",
      key,
      actions: [Access.Read, Access.ReadVersion, Access.Write, Access.Delete],
      label: "Mcp",
    },
    { bucket: resultsBucket, prefix: "mcp/", actions: [Access.List], label: "Mcp" },
    sendAccess(reach),
    ...submitAccess(reach),
  ];
}

/** Everything that the submitter may do, besides receiving its messages: read batches, and hand their jobs over. */
export function submitterAccess(reach: FunctionReach): AccessIntentArgs[] {
  const { uploadsBucket, keyArn: key } = reach;
  return [
    ...recordAccess(reach),
    { bucket: uploadsBucket, prefix: "batches/", key, actions: [Access.Read], label: "Batch" },
    sendAccess(reach),
    ...submitAccess(reach),
  ];
}

/** Everything that the observer may do: ask Batch how a job is, and write it down. */
export function observerAccess(reach: FunctionReach): AccessIntentArgs[] {
  return [...recordAccess(reach), { jobQueue: reach.jobQueueName, actions: [Access.Inspect], label: "Job" }];
}

function recordAccess({ jobsTable: table, keyArn: key }: FunctionReach): AccessIntentArgs[] {
  return [{ table, key, actions: [Access.Read, Access.Write, Access.Update], label: "Job" }];
}

function sendAccess({ queueName: queue, keyArn: key }: FunctionReach): AccessIntentArgs {
  return { queue, key, actions: [Access.Send], label: "Submission" };
}

/** One queue, one definition, and of the account's jobs those that carry the platform's tag: no other can be ended. */
function submitAccess({ jobQueueName, jobDefinitionName }: FunctionReach): AccessIntentArgs[] {
  return [
    { jobQueue: jobQueueName, actions: [Access.SubmitJob, Access.Inspect], label: "Job" },
    { jobDefinition: jobDefinitionName, actions: [Access.SubmitJob, Access.TagJob], label: "Transform" },
    { jobs: "transform", actions: [Access.TagJob, Access.TerminateJob], label: "Transform" },
  ];
}
