import {
  type EC2Client,
  paginateDescribeSecurityGroupRules,
  RevokeSecurityGroupIngressCommand,
  type SecurityGroupRule,
} from "@aws-sdk/client-ec2";
import type { AccountEvent } from "../events/AccountEvent.js";
import { calledOn } from "../events/calledOn.js";
import { configResource } from "../events/configResource.js";
import type { Remediator, Remedy } from "../ports.js";
import { named } from "./named.js";

const everywhere = new Set(["0.0.0.0/0", "::/0"]);

/** Security groups that let every address in: the platform has no such group (NET-08), whatever the port. */
export class OpenSecurityGroups implements Remediator {
  readonly runbook = "suspicious-access";

  constructor(private readonly ec2: EC2Client) {}

  targetsIn(event: AccountEvent): readonly string[] {
    const group =
      configResource(event, "AWS::EC2::SecurityGroup") ??
      calledOn(event, "ec2", "groupId") ??
      calledOn(event, "ec2", "ModifySecurityGroupRulesRequest", "GroupId");
    return group === undefined ? [] : [group];
  }

  async examine(GroupId: string): Promise<Remedy | undefined> {
    const open = await this.openRulesOf(GroupId);
    if (open.length === 0) return undefined;
    const rules = open.map(described).join("; ");
    return {
      finding: `security group ${GroupId} lets every address in: ${rules}`,
      action: `revoke ${open.length === 1 ? "the rule" : "the rules"} of security group ${GroupId}: ${rules}`,
      apply: async () => {
        const SecurityGroupRuleIds = open.map(({ SecurityGroupRuleId = "" }) => SecurityGroupRuleId);
        await this.ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId, SecurityGroupRuleIds }));
      },
    };
  }

  private async openRulesOf(groupId: string): Promise<SecurityGroupRule[]> {
    const open: SecurityGroupRule[] = [];
    const Filters = [{ Name: "group-id", Values: [groupId] }];
    try {
      for await (const { SecurityGroupRules = [] } of paginateDescribeSecurityGroupRules(
        { client: this.ec2 },
        { Filters },
      ))
        open.push(...SecurityGroupRules.filter((rule) => rule.IsEgress === false && everywhere.has(sourceOf(rule))));
    } catch (error) {
      if (!named(error, "InvalidGroup.NotFound")) throw error;
    }
    return open;
  }
}

function sourceOf({ CidrIpv4, CidrIpv6 }: SecurityGroupRule): string {
  return CidrIpv4 ?? CidrIpv6 ?? "";
}

function described(rule: SecurityGroupRule): string {
  const { SecurityGroupRuleId, IpProtocol, FromPort, ToPort } = rule;
  const protocol = IpProtocol === "-1" ? "everything" : `${IpProtocol} ${FromPort}-${ToPort}`;
  return `${SecurityGroupRuleId} (${protocol} from ${sourceOf(rule)})`;
}
