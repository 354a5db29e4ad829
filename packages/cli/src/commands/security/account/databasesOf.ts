import { type DBInstance, paginateDescribeDBInstances } from "@aws-sdk/client-rds";
import { inRegions } from "./inRegions.js";
import { onceFor } from "./onceFor.js";

/** The databases of all regions that are looked at. */
export const databasesOf = onceFor((scope) =>
  inRegions(scope, async (region) => {
    const databases: DBInstance[] = [];
    for await (const { DBInstances = [] } of paginateDescribeDBInstances({ client: scope.clients.rds(region) }, {}))
      databases.push(...DBInstances);
    return databases;
  }),
);
