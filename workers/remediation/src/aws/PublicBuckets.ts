import {
  GetPublicAccessBlockCommand,
  type PublicAccessBlockConfiguration,
  PutPublicAccessBlockCommand,
  type S3Client,
} from "@aws-sdk/client-s3";
import { z } from "zod";
import type { AccountEvent } from "../events/AccountEvent.js";
import { calledOn } from "../events/calledOn.js";
import { configResource } from "../events/configResource.js";
import type { Remediator, Remedy } from "../ports.js";
import { named } from "./named.js";

const closed = {
  BlockPublicAcls: true,
  IgnorePublicAcls: true,
  BlockPublicPolicy: true,
  RestrictPublicBuckets: true,
} as const satisfies PublicAccessBlockConfiguration;

const outside = z.object({ resourceType: z.literal("AWS::S3::Bucket"), resource: z.string() });

/** Buckets that the public might reach: the four settings of the bucket's block win over every policy and every ACL. */
export class PublicBuckets implements Remediator {
  readonly runbook = "bucket-exposed";

  constructor(private readonly s3: S3Client) {}

  targetsIn(event: AccountEvent): readonly string[] {
    const told = outside.safeParse(event.detail).data?.resource.replace(/^arn:[^:]+:s3:::/, "");
    const bucket = configResource(event, "AWS::S3::Bucket") ?? told ?? calledOn(event, "s3", "bucketName");
    return bucket === undefined ? [] : [bucket];
  }

  async examine(Bucket: string): Promise<Remedy | undefined> {
    const block = await this.blockOf(Bucket);
    const open = Object.keys(closed).filter((setting) => block?.[setting as keyof typeof closed] !== true);
    if (block === undefined || open.length === 0) return undefined;
    return {
      finding: `bucket ${Bucket} could be opened to the public: ${open.join(", ")} of its public access block is off`,
      action: `turn on the four settings of the public access block of bucket ${Bucket}`,
      apply: async () => {
        await this.s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: closed }));
      },
    };
  }

  /** Undefined where there is no such bucket; no setting where it has no block. */
  private async blockOf(Bucket: string): Promise<PublicAccessBlockConfiguration | undefined> {
    try {
      const { PublicAccessBlockConfiguration = {} } = await this.s3.send(new GetPublicAccessBlockCommand({ Bucket }));
      return PublicAccessBlockConfiguration;
    } catch (error) {
      if (named(error, "NoSuchPublicAccessBlockConfiguration")) return {};
      if (named(error, "NoSuchBucket")) return undefined;
      throw error;
    }
  }
}
