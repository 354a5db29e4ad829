# SPDX-License-Identifier: Apache-2.0
"""Deleting an EC2 object deletes its tags, which the emulator leaves in DescribeTags; with a VPC go its defaults'."""

from collections.abc import Callable
from typing import Any

_ID_PARAMETERS = {
    "DeleteVpc": "VpcId",
    "DeleteSubnet": "SubnetId",
    "DeleteRouteTable": "RouteTableId",
    "DeleteSecurityGroup": "GroupId",
    "DeleteNetworkAcl": "NetworkAclId",
    "DeleteInternetGateway": "InternetGatewayId",
    "DeleteNatGateway": "NatGatewayId",
}


def install() -> None:
    from ministack.services import ec2

    for action, parameter in _ID_PARAMETERS.items():
        ec2._ACTION_MAP[action] = _with_tags(ec2, ec2._ACTION_MAP[action], parameter)


def _with_tags(ec2: Any, delete: Callable[[Any], Any], parameter: str) -> Callable[[Any], Any]:
    def delete_with_tags(params: Any) -> Any:
        resource_id = ec2._p(params, parameter)
        gone = [resource_id, *_belongings(ec2, resource_id)]
        response = delete(params)
        if response[0] == 200:
            for tagged in gone:
                ec2._tags.pop(tagged, None)
        return response

    return delete_with_tags


def _belongings(ec2: Any, vpc_id: str) -> list[str]:
    """What is deleted with a VPC; nothing for another kind of id."""
    stores = (ec2._security_groups, ec2._route_tables, ec2._network_acls)
    return [key for store in stores for key, value in store.items() if value["VpcId"] == vpc_id]
