import { paginateDescribeSecurityGroups } from "@aws-sdk/client-ec2";
import { databasesOf } from "../account/databasesOf.js";
import { inRegions } from "../account/inRegions.js";
import type { Found, SecurityCheck } from "../SecurityCheck.js";
import type { ValidationScope } from "../ValidationScope.js";
import { admitsInternet } from "./admitsInternet.js";

/** Nothing listens to the internet: no security group admits it, no database has a public address (NET-08, NET-12). */
export const openNetwork: SecurityCheck = {
  name: "open-network",
  about: "no security group admits the internet, and no database has a public address",
  run: async (scope) => [
    ...(await inRegions(scope, async (region) => await openGroups(scope, region))),
    ...(await publicDatabases(scope)),
  ],
};

async function openGroups({ clients }: ValidationScope, region: string): Promise<readonly Found[]> {
  const found: Found[] = [];
  for await (const { SecurityGroups = [] } of paginateDescribeSecurityGroups({ client: clients.ec2(region) }, {})) {
    for (const group of SecurityGroups) {
      if (!admitsInternet(group)) continue;
      found.push({
        severity: "critical",
        where: `security group ${group.GroupId} (${group.GroupName})`,
        message: "It admits the whole internet",
        fix: "Admit named groups alone; nothing of the platform listens to the internet",
      });
    }
  }
  return found;
}

async function publicDatabases(scope: ValidationScope): Promise<readonly Found[]> {
  return (await databasesOf(scope))
    .filter(({ PubliclyAccessible }) => PubliclyAccessible)
    .map(({ DBInstanceIdentifier }) => ({
      severity: "critical",
      where: `database ${DBInstanceIdentifier}`,
      message: "It has a public address",
      fix: "Make it a PostgresDatabase, which is in isolated subnets: aws rds modify-db-instance --no-publicly-accessible closes it now",
    }));
}
