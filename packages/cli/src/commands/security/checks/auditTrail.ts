import { DescribeTrailsCommand, GetTrailStatusCommand, type Trail } from "@aws-sdk/client-cloudtrail";
import type { Found, SecurityCheck } from "../SecurityCheck.js";

/** A trail of all regions is on, under a key of the account, with files that show whether they were changed (LOG-06). */
export const auditTrail: SecurityCheck = {
  name: "audit-trail",
  about: "a trail of all regions is on, encrypted and validated",
  run: async ({ clients, regions: [region = ""] }) => {
    const client = clients.cloudtrail(region);
    const { trailList = [] } = await client.send(new DescribeTrailsCommand({ includeShadowTrails: true }));
    const trails = trailList.filter(({ IsMultiRegionTrail }) => IsMultiRegionTrail);
    if (trails.length === 0) {
      return [
        {
          severity: "critical",
          where: "account",
          message: "No trail records all regions",
          fix: "Deploy the foundation: it has an AuditTrail",
        },
      ];
    }
    const judged = await Promise.all(
      trails.map(async (trail) => {
        const home = clients.cloudtrail(trail.HomeRegion ?? region);
        const { IsLogging } = await home.send(new GetTrailStatusCommand({ Name: trail.TrailARN }));
        return weaknessesOf(trail, IsLogging === true);
      }),
    );
    // One good trail is enough: others may be somebody's experiment.
    return judged.some((found) => found.length === 0) ? [] : judged.flat();
  },
};

function weaknessesOf({ Name, KmsKeyId, LogFileValidationEnabled }: Trail, isLogging: boolean): readonly Found[] {
  const where = `trail ${Name}`;
  const found: Found[] = [];
  if (!isLogging) {
    found.push({
      ...{ severity: "critical", where, message: "It is stopped" },
      fix: "aws cloudtrail start-logging; then who stopped it: docs/runbooks/suspicious-access.md",
    });
  }
  if (LogFileValidationEnabled !== true) {
    found.push({
      ...{ severity: "high", where, message: "Nobody can see whether its files were changed" },
      fix: "Turn the validation of its files on",
    });
  }
  if (KmsKeyId === undefined) {
    found.push({
      ...{ severity: "medium", where, message: "Its files are not under a key of the account" },
      fix: "Give it a customer-managed key",
    });
  }
  return found;
}
