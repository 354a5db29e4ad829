import { CloudTrailClient } from "@aws-sdk/client-cloudtrail";
import { EC2Client } from "@aws-sdk/client-ec2";
import { IAMClient } from "@aws-sdk/client-iam";
import { S3Client } from "@aws-sdk/client-s3";
import type { ClientSettings } from "@sallyport/worker-kit";
import { ExposedKeys } from "./aws/ExposedKeys.js";
import { OpenSecurityGroups } from "./aws/OpenSecurityGroups.js";
import { PublicBuckets } from "./aws/PublicBuckets.js";
import { StoppedTrails } from "./aws/StoppedTrails.js";
import type { Remediator } from "./ports.js";
import type { Settings } from "./settings.js";

/** The one remediator that a function is. */
export function remediatorFor(
  { REMEDIATOR: kind, AWS_ENDPOINT_URL: endpoint }: Pick<Settings, "REMEDIATOR" | "AWS_ENDPOINT_URL">,
  client: ClientSettings,
): Remediator {
  switch (kind) {
    case "public-bucket":
      return new PublicBuckets(new S3Client({ ...client, forcePathStyle: endpoint !== undefined }));
    case "open-security-group":
      return new OpenSecurityGroups(new EC2Client(client));
    case "exposed-key":
      return new ExposedKeys(new IAMClient(client));
    case "stopped-trail":
      return new StoppedTrails(new CloudTrailClient(client));
  }
}
