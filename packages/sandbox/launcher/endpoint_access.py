# SPDX-License-Identifier: Apache-2.0
"""A VPC endpoint's policy and security groups, which the emulator drops or does not return.

Kept and described, so that a change made by hand is found; no call is judged by them. Shapes follow the EC2 API
reference (CreateVpcEndpoint, ModifyVpcEndpoint, VpcEndpoint).
"""

from typing import Any
from xml.sax.saxutils import escape


def install() -> None:
    from ministack.services import ec2

    create, modify, fields = ec2._create_vpc_endpoint, ec2._modify_vpc_endpoint, ec2._vpce_fields_xml

    def create_with_access(params: Any) -> Any:
        before = set(ec2._vpc_endpoints)
        response = create(params)
        for endpoint_id in set(ec2._vpc_endpoints) - before:
            endpoint = ec2._vpc_endpoints[endpoint_id]
            endpoint["SecurityGroupIds"] = ec2._parse_member_list(params, "SecurityGroupId")
            endpoint["PolicyDocument"] = ec2._p(params, "PolicyDocument")
        return response

    def modify_with_access(params: Any) -> Any:
        endpoint = ec2._vpc_endpoints.get(ec2._p(params, "VpcEndpointId"))
        if endpoint is not None:
            removed = ec2._parse_member_list(params, "RemoveSecurityGroupId")
            kept = [group for group in endpoint.get("SecurityGroupIds", []) if group not in removed]
            added = [group for group in ec2._parse_member_list(params, "AddSecurityGroupId") if group not in kept]
            endpoint["SecurityGroupIds"] = kept + added
            if ec2._p(params, "ResetPolicy") == "true":
                endpoint["PolicyDocument"] = ""
        return modify(params)

    def fields_with_access(endpoint: dict[str, Any], tag: str = "item") -> str:
        group_ids = endpoint.get("SecurityGroupIds", [])
        groups = "".join(f"<item><groupId>{escape(group)}</groupId></item>" for group in group_ids)
        policy = endpoint.get("PolicyDocument") or ""
        access = f"<groupSet>{groups}</groupSet>"
        if policy:
            access += f"<policyDocument>{escape(policy)}</policyDocument>"
        closing = f"</{tag}>"
        xml: str = fields(endpoint, tag)
        return f"{xml.rstrip().removesuffix(closing)}{access}{closing}"

    ec2._create_vpc_endpoint, ec2._modify_vpc_endpoint = create_with_access, modify_with_access
    ec2._vpce_fields_xml = fields_with_access
    ec2._ACTION_MAP.update(CreateVpcEndpoint=create_with_access, ModifyVpcEndpoint=modify_with_access)
