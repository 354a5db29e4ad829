import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { DatabaseSecurityGroup } from "./DatabaseSecurityGroup.js";

export const conformance = conformanceEntry(DatabaseSecurityGroup, ({ region, tags }) => ({
  vpcId: "vpc-0a1b2c3d4e5f60718",
  port: 5433,
  clientSecurityGroupIds: ["sg-0a1b2c3d4e5f60718"],
  groupName: "orders-database",
  region,
  tags,
}));
