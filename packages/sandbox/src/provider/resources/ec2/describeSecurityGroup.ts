import { DescribeSecurityGroupsCommand, type SecurityGroup } from "@aws-sdk/client-ec2";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";

/** The group, or `undefined` when there is none. */
export const describeSecurityGroup = async (id: string, context: Context): Promise<SecurityGroup | undefined> => {
  const client = context.clients.ec2(context.region);
  return (await orAbsent(client.send(new DescribeSecurityGroupsCommand({ GroupIds: [id] }))))?.SecurityGroups?.[0];
};
