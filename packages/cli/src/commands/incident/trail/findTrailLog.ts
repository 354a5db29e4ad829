import { DescribeTrailsCommand } from "@aws-sdk/client-cloudtrail";
import { CommandError } from "../../../output/CommandError.js";
import type { AccountClients } from "../../security/AccountClients.js";
import type { TrailLog } from "./TrailLog.js";

/** The log group of the account's trail, that of all regions first. @throws CommandError where no trail has one */
export async function findTrailLog(
  { cloudtrail }: Pick<AccountClients, "cloudtrail">,
  region: string,
): Promise<TrailLog> {
  const { trailList = [] } = await cloudtrail(region).send(new DescribeTrailsCommand({ includeShadowTrails: true }));
  const [trail] = trailList
    .filter(({ CloudWatchLogsLogGroupArn }) => Boolean(CloudWatchLogsLogGroupArn))
    .sort((one, other) => Number(other.IsMultiRegionTrail === true) - Number(one.IsMultiRegionTrail === true));
  const logGroup = trail?.CloudWatchLogsLogGroupArn?.split(":")[6];
  if (logGroup) return { region: trail?.HomeRegion ?? region, logGroup };
  throw new CommandError(
    "No trail of the account has a log group",
    "Deploy the foundation, whose AuditTrail has one; until then the trail's bucket, by Athena",
    2,
  );
}
