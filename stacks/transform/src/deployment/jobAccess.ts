import type * as pulumi from "@pulumi/pulumi";
import { Access, type AccessIntentArgs } from "@sallyport/components";
import type { TransformConfig } from "../config/TransformConfig.js";

/** What a job reaches. */
export interface JobReach {
  readonly resultsBucket: pulumi.Input<string>;
  readonly uploadsBucket: pulumi.Input<string>;
  /** Key of both. */
  readonly keyArn: pulumi.Input<string>;
  readonly buckets: Pick<TransformConfig["buckets"], "sources">;
  readonly git: Pick<TransformConfig["git"], "tokens" | "tokenKeyArn">;
  readonly childSession: TransformConfig["childSession"];
}

/**
 * Everything that the worker in a job's container may do: read sources, write results, read the tokens of git hosts, and open
 * sessions for programs where they have any. It reads no results, so that no source leads to those of another job, and the
 * program that it runs has none of this.
 */
export function jobAccess(reach: JobReach): AccessIntentArgs[] {
  const { uploadsBucket, keyArn: key, buckets, git, childSession } = reach;
  const read = [Access.List, Access.Read];
  return [
    { bucket: uploadsBucket, prefix: "uploads/", key, actions: read, label: "Upload" },
    ...sessionAccess(reach),
    ...buckets.sources.map(({ bucket, keyArn }, index) => ({
      bucket,
      ...(keyArn !== undefined && { key: keyArn }),
      actions: read,
      label: `Source${index + 1}`,
    })),
    ...Object.values(git.tokens).map((secret, index) => ({
      secret,
      ...(git.tokenKeyArn !== undefined && { key: git.tokenKeyArn }),
      actions: [Access.ReadSecret],
      label: `GitToken${index + 1}`,
    })),
    ...(childSession.role === undefined
      ? []
      : [{ sessionRole: childSession.role, actions: [Access.OpenSession], label: "Program" }]),
  ];
}

/** The most that a program's session may do; the worker narrows each to one attempt. */
export function sessionAccess({
  resultsBucket,
  keyArn: key,
}: Pick<JobReach, "resultsBucket" | "keyArn">): AccessIntentArgs[] {
  return [{ bucket: resultsBucket, prefix: "transformations/", key, actions: [Access.Write], label: "Result" }];
}
