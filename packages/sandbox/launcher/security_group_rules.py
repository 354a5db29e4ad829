# SPDX-License-Identifier: Apache-2.0
"""Security group rules whose peer the emulator loses: a prefix list, or a group that an update names.

Without its list, two rules to S3 and to DynamoDB look the same to it: the second would get the first one's id, and
deleting one would delete both. Shapes follow the EC2 API reference (IpPermission.PrefixListIds,
SecurityGroupRule.PrefixListId, SecurityGroupRuleRequest.ReferencedGroupId).
"""

from typing import Any
from xml.sax.saxutils import escape


def install() -> None:
    from ministack.services import ec2

    parse, describe, modify = ec2._parse_ip_permissions, ec2._sg_rule_xml, ec2._modify_security_group_rules

    def parse_with_lists(params: Any, prefix: str) -> list[dict[str, Any]]:
        rules: list[dict[str, Any]] = parse(params, prefix)
        for number, rule in enumerate(rules, start=1):
            rule["PrefixListIds"] = _lists(ec2, params, f"{prefix}.{number}.PrefixListIds")
        return rules

    def describe_with_list(group_id: str, rule: dict[str, Any], is_egress: bool = False) -> str:
        lists = rule.get("PrefixListIds") or []
        xml: str = describe(group_id, rule, is_egress)
        if not lists or any(rule.get(peers) for peers in ("IpRanges", "Ipv6Ranges", "UserIdGroupPairs")):
            return xml
        # A rule with no other peer is one item, to which the list belongs.
        return "".join(
            xml.replace("<isEgress>", f"<prefixListId>{escape(entry['PrefixListId'])}</prefixListId><isEgress>")
            for entry in lists
        )

    def modify_with_group(params: Any) -> Any:
        groups = {
            name.replace(".ReferencedGroupId", ".ReferencedGroupInfo.GroupId"): value
            for name, value in params.items()
            if name.endswith(".SecurityGroupRule.ReferencedGroupId")
        }
        return modify({**params, **groups})

    ec2._parse_ip_permissions = parse_with_lists
    ec2._modify_security_group_rules = modify_with_group
    ec2._ACTION_MAP["ModifySecurityGroupRules"] = modify_with_group
    ec2._sg_rule_xml = describe_with_list


def _lists(ec2: Any, params: Any, prefix: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    while list_id := ec2._p(params, f"{prefix}.{len(found) + 1}.PrefixListId"):
        entry = {"PrefixListId": list_id}
        description = ec2._p(params, f"{prefix}.{len(found) + 1}.Description")
        if description:
            entry["Description"] = description
        found.append(entry)
    return found
