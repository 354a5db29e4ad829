import { DescribeSecurityGroupsCommand, type SecurityGroup } from "@aws-sdk/client-ec2";
import { itemOf, type Problem } from "../../../checked/itemOf.js";
import { admitsInternet } from "../../security/checks/admitsInternet.js";
import { brokenRules } from "../brokenRules.js";
import { ofType } from "../ofType.js";
import type { PreflightItem } from "../PreflightItem.js";

/** Groups admit named groups and ports alone: as planned, and as those are that are there already (somebody may have opened one by hand). */
export const securityGroups: PreflightItem = {
  name: "security-groups",
  judge: async ({ resources, clients, regions: [region = ""] }) => {
    const ids = ofType(resources, "aws:ec2/securityGroup:SecurityGroup").map(({ id }) => id);
    const there = ids.filter((id) => id.startsWith("sg-"));
    const groups: readonly SecurityGroup[] =
      there.length === 0
        ? []
        : ((
            await clients
              .ec2(region)
              .send(new DescribeSecurityGroupsCommand({ Filters: [{ Name: "group-id", Values: there }] }))
          ).SecurityGroups ?? []);
    return itemOf("security-groups", "they admit named groups on named ports alone", [
      ...groups.filter(admitsInternet).map(openedByHand),
      ...brokenRules(resources, ({ controls }) => controls.some((control) => /^NET-(08|09|10|11|12)$/.test(control))),
    ]);
  },
};

function openedByHand({ GroupId, GroupName }: SecurityGroup): Problem {
  return {
    message: `${GroupId} (${GroupName}) admits the whole internet, whatever the program says`,
    fix: "docs/runbooks/suspicious-access.md: who opened it; then pulumi refresh and pulumi up",
  };
}
