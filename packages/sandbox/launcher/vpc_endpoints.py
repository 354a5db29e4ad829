# SPDX-License-Identifier: Apache-2.0
"""Refuses a task's call that its VPC could not carry on AWS: no VPC endpoint for that service and region, no way out.

A gateway endpoint counts for the route tables it is in, an interface endpoint only with private DNS names and a subnet.
Everything is reached by a default route to an attached internet gateway from a task with a public address, or to a NAT
gateway whose own subnet has such a route. Not judged: endpoint policies, security groups and network ACLs. Tasks without
a network configuration are not judged.
"""

from dataclasses import dataclass
from typing import Any

from ministack.core import iam_evaluator
from ministack.core.iam_evaluator import AuthError

from launcher.decisions import Decision, record
from launcher.task_sessions import task_of_session

# Where the endpoint's service name is not the emulator's name of the service (AWS PrivateLink guide, "AWS services
# that integrate with AWS PrivateLink").
_ENDPOINT_NAMES = {
    "ecr": "ecr.api",
    "kinesis": "kinesis-streams",
    "firehose": "kinesis-firehose",
    "apigateway": "execute-api",
    "dynamodbstreams": "dynamodb-streams",
    "elasticmapreduce": "elasticmapreduce",
    "opensearch": "es",
}
_GATEWAY_SERVICES = frozenset({"s3", "dynamodb"})


@dataclass(frozen=True)
class Placement:
    """Where a task runs."""

    account: str
    region: str
    vpc: str
    subnet: str
    public_address: bool


def install() -> None:
    _keep_private_dns()
    enforce = iam_evaluator.enforce

    def within_reach(
        access_key_id: str, iam_action: str, service: str, region: str, resource_arn: str = "*",
        service_context: dict[str, Any] | None = None,
    ) -> Any:
        task = task_of_session(access_key_id) if access_key_id else None
        if task is not None:
            target = _target_region(service, region, resource_arn)
            why = _unreachable(task, service, target)
            if why is not None:
                record(Decision(_principal(access_key_id), iam_action, resource_arn, "deny", None, None, target, why))
                return AuthError("AccessDenied", f"Could not connect to the endpoint of {service} in {target}: {why}")
        return enforce(
            access_key_id, iam_action, service, region, resource_arn=resource_arn, service_context=service_context
        )

    iam_evaluator.enforce = within_reach


def _principal(access_key_id: str) -> str:
    from ministack.services import sts

    return str(sts._sessions[access_key_id].get("Arn", "unknown"))


def _target_region(service: str, region: str, resource_arn: str) -> str:
    """S3 addresses a bucket in the bucket's own region, whatever region signed the request."""
    from ministack.services import s3

    if service != "s3" or not resource_arn.startswith("arn:aws:s3:::"):
        return region
    return s3.bucket_region(resource_arn.removeprefix("arn:aws:s3:::").partition("/")[0]) or region


def _unreachable(task: dict[str, Any], service: str, region: str) -> str | None:
    place = _placement(task)
    if place is None:
        return None
    wanted = f"com.amazonaws.{region}.{_ENDPOINT_NAMES.get(service, service)}"
    table = _route_table(place)
    if (place.region == region and _has_endpoint(place, wanted, table)) or _has_way_out(place, table):
        return None
    task_id = task["taskArn"].rsplit("/", 1)[-1]
    where = f"task {task_id} runs in {place.vpc} of {place.region}"
    if place.region != region:
        return f"{where}, which can hold no VPC endpoint of another region ({wanted}) and has no route out"
    kind = "a gateway endpoint in the subnet's route table" if service in _GATEWAY_SERVICES else "private DNS names"
    return f"{where}, which has no VPC endpoint {wanted} with {kind} and no route out"


def _placement(task: dict[str, Any]) -> Placement | None:
    from ministack.services import ec2

    subnet_id = task.get("_subnet")
    if not subnet_id:
        return None
    region, account = task["taskArn"].split(":")[3:5]
    subnet = ec2._subnets.get_scoped(account, region, subnet_id) or {}
    configuration = (task.get("_network") or {}).get("awsvpcConfiguration") or {}
    public = configuration.get("assignPublicIp") == "ENABLED"
    return Placement(account, region, subnet.get("VpcId", f"unknown VPC of {subnet_id}"), subnet_id, public)


def _regional(store: Any, place: Placement) -> list[dict[str, Any]]:
    return [value for key, value in list(store._data.items()) if key[:2] == (place.account, place.region)]


def _route_table(place: Placement, subnet: str | None = None) -> dict[str, Any]:
    """The own route table of the task's subnet, or of another one, else the VPC's main one."""
    from ministack.services import ec2

    asked = subnet or place.subnet
    tables = [table for table in _regional(ec2._route_tables, place) if table.get("VpcId") == place.vpc]
    own = (table for table in tables if any(a.get("SubnetId") == asked for a in table["Associations"]))
    main = (table for table in tables if any(a.get("Main") for a in table["Associations"]))
    return next(own, None) or next(main, None) or {"RouteTableId": "none", "Routes": []}


def _has_endpoint(place: Placement, service_name: str, table: dict[str, Any]) -> bool:
    from ministack.services import ec2

    for endpoint in _regional(ec2._vpc_endpoints, place):
        if endpoint["VpcId"] != place.vpc or endpoint["ServiceName"] != service_name:
            continue
        if endpoint["VpcEndpointType"] == "Gateway":
            if table["RouteTableId"] in endpoint["RouteTableIds"]:
                return True
        elif endpoint.get("PrivateDnsEnabled") and endpoint["SubnetIds"]:
            return True
    return False


def _has_way_out(place: Placement, table: dict[str, Any]) -> bool:
    nat = _default_route(table).get("NatGatewayId")
    if nat:
        return _forwards(place, nat)
    return place.public_address and _leads_to_internet(place, table)


def _forwards(place: Placement, nat_gateway_id: str) -> bool:
    """A NAT gateway has to stand in a subnet that leads to the internet; a deleted one is a hole that packets fall in."""
    from ministack.services import ec2

    gateway = ec2._nat_gateways.get_scoped(place.account, place.region, nat_gateway_id)
    if gateway is None or gateway["State"] != "available" or gateway["ConnectivityType"] != "public":
        return False
    return gateway["VpcId"] == place.vpc and _leads_to_internet(place, _route_table(place, gateway["SubnetId"]))


def _leads_to_internet(place: Placement, table: dict[str, Any]) -> bool:
    from ministack.services import ec2

    target = _default_route(table).get("GatewayId") or ""
    gateway = ec2._internet_gateways.get_scoped(place.account, place.region, target) or {}
    return any(attachment["VpcId"] == place.vpc for attachment in gateway.get("Attachments", []))


def _default_route(table: dict[str, Any]) -> dict[str, Any]:
    return next((route for route in table["Routes"] if route.get("DestinationCidrBlock") == "0.0.0.0/0"), {})


def _keep_private_dns() -> None:
    """The emulator forgets PrivateDnsEnabled (EC2 API: true unless given, for interface endpoints only)."""
    from ministack.services import ec2

    create, modify, fields = ec2._create_vpc_endpoint, ec2._modify_vpc_endpoint, ec2._vpce_fields_xml

    def create_with_dns(params: Any) -> Any:
        before = set(ec2._vpc_endpoints)
        response = create(params)
        for endpoint_id in set(ec2._vpc_endpoints) - before:
            endpoint = ec2._vpc_endpoints[endpoint_id]
            asked = (ec2._p(params, "PrivateDnsEnabled") or "true") == "true"
            endpoint["PrivateDnsEnabled"] = endpoint["VpcEndpointType"] == "Interface" and asked
        return response

    def modify_with_dns(params: Any) -> Any:
        endpoint, asked = ec2._vpc_endpoints.get(ec2._p(params, "VpcEndpointId")), ec2._p(params, "PrivateDnsEnabled")
        if endpoint is not None and asked:
            endpoint["PrivateDnsEnabled"] = asked == "true"
        return modify(params)

    def fields_with_dns(endpoint: dict[str, Any], tag: str = "item") -> str:
        enabled = "true" if endpoint.get("PrivateDnsEnabled") else "false"
        return fields(endpoint, tag).replace(f"</{tag}>", f"<privateDnsEnabled>{enabled}</privateDnsEnabled></{tag}>")

    ec2._create_vpc_endpoint, ec2._modify_vpc_endpoint = create_with_dns, modify_with_dns
    ec2._vpce_fields_xml = fields_with_dns
    ec2._ACTION_MAP.update(CreateVpcEndpoint=create_with_dns, ModifyVpcEndpoint=modify_with_dns)
