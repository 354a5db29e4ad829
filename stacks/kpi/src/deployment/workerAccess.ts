import type * as pulumi from "@pulumi/pulumi";
import { Access, type AccessIntentArgs } from "@sallyport/components";

/** What the worker reaches. */
export interface WorkerReach {
  readonly inputBucket: pulumi.Input<string>;
  readonly inputPrefix: string;
  /** Undefined for an existing bucket without a key of the customer. */
  readonly inputKeyArn: pulumi.Input<string> | undefined;
  readonly artifactBucket: pulumi.Input<string>;
  readonly categoryTable: pulumi.Input<string>;
  readonly orderTable: pulumi.Input<string>;
  readonly runsTable: pulumi.Input<string>;
  readonly queueName: pulumi.Input<string>;
  /** Key of everything but an existing input bucket. */
  readonly keyArn: pulumi.Input<string>;
  /** What runs Spark for the worker, and the key of its executions; undefined where the worker computes by itself. */
  readonly spark:
    | { readonly stateMachineName: pulumi.Input<string>; readonly executionKeyArn: pulumi.Input<string> }
    | undefined;
}

/** Everything that the worker may do: with the data, and for its own work. */
export function workerAccess(reach: WorkerReach): AccessIntentArgs[] {
  return [...dataIntents(reach), ...machineryIntents(reach), ...sparkIntents(reach)];
}

/**
 * What the task role of the pipeline's predecessor could do, and no more: list and, without Spark, read the input, put items into the two
 * tables (IAM-03, IAM-04). IAM cannot forbid that a batch deletes, since one action covers both: the worker sends puts only.
 */
function dataIntents(reach: WorkerReach): AccessIntentArgs[] {
  const { categoryTable, orderTable, keyArn } = reach;
  const actions = [Access.Write, Access.BatchWrite];
  return [
    inputIntent(reach),
    { table: categoryTable, key: keyArn, actions, label: "CategoryKpi" },
    { table: orderTable, key: keyArn, actions, label: "OrderKpi" },
  ];
}

/** With Spark, its jobs read the input: the worker looks only at what is there. */
function inputIntent({ inputBucket, inputPrefix, inputKeyArn, spark }: WorkerReach): AccessIntentArgs {
  const input = { bucket: inputBucket, prefix: inputPrefix, label: "Input" };
  if (spark !== undefined) return { ...input, actions: [Access.List] };
  const key = inputKeyArn === undefined ? {} : { key: inputKeyArn };
  return { ...input, ...key, actions: [Access.List, Access.Read] };
}

/** What the worker needs beside the data: its own files, its queue, the lease and the run records, and to say how a run ended. */
function machineryIntents(reach: WorkerReach): AccessIntentArgs[] {
  const { artifactBucket, runsTable, queueName, keyArn: key } = reach;
  return [
    // One label: for the bucket's key both would be the same statement.
    { bucket: artifactBucket, prefix: "state/", key, actions: [Access.Read, Access.Write], label: "Artifact" },
    { bucket: artifactBucket, prefix: "quarantine/", key, actions: [Access.Write], label: "Artifact" },
    { queue: queueName, key, actions: [Access.Consume], label: "Upload" },
    { table: runsTable, key, actions: [Access.Write, Access.Update], label: "Run" },
    { eventBus: "default", actions: [Access.PutEvents], label: "RunEnd" },
  ];
}

/** With Spark: to have a job run, to ask for it until it has ended, and to stop it. What the job does is the job's own. */
function sparkIntents({ spark }: WorkerReach): AccessIntentArgs[] {
  if (spark === undefined) return [];
  const actions = [Access.StartExecution, Access.Inspect, Access.StopExecution];
  return [{ stateMachine: spark.stateMachineName, key: spark.executionKeyArn, actions, label: "Spark" }];
}
