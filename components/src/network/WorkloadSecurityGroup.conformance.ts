import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { WorkloadSecurityGroup } from "./WorkloadSecurityGroup.js";

export const conformance = conformanceEntry(
  WorkloadSecurityGroup,
  ({ region, tags }) => ({
    vpcId: "vpc-0a1b2c3d4e5f60718",
    egressCidrBlocks: ["10.2.0.0/16"],
    egressPrefixListIds: ["pl-6da54004"],
    egressSecurityGroupIds: ["sg-0a1b2c3d4e5f60718"],
    egressDatabases: [{ securityGroupId: "sg-1b2c3d4e5f6071829", port: 5433 }],
    groupName: "orders",
    region,
    tags,
  }),
  [],
  { egressAnywhere: { egressCidrBlocks: ["0.0.0.0/0"] } },
);
