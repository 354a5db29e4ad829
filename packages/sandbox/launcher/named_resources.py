# SPDX-License-Identifier: Apache-2.0
"""The resource that AWS authorizes a deployment's call on, where the emulator says `*` or another one.

With `*` a policy that names its resources would refuse its own owner, and one that allows everything would look
needed. Only the calls of the sandbox's own resource types are named here; of several resources of a call, the first.
Source: the AWS Service Authorization Reference.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from ministack.core import iam_actions


@dataclass(frozen=True)
class Call:
    """What an authorized call says, whatever its protocol."""

    body: bytes
    query: dict[str, Any]
    path: str
    home: str

    def text(self, *names: str) -> str:
        """The first of these parameters that is given; of a list, its first member."""
        try:
            data = json.loads(self.body or b"{}")
        except (ValueError, UnicodeDecodeError):
            data = {}
        for name in names:
            value = data.get(name) if isinstance(data, dict) else None
            value = value[0] if isinstance(value, list) and value else value
            for key in (name, f"{name}.1", f"{name}.member.1"):
                value = value or iam_actions._query_param(self.query, key)
            if isinstance(value, str) and value:
                return value
        return ""


Name = Callable[[Call], str]


def _given(before: str, *names: str) -> Name:
    """An ARN as given, or made of a name."""

    def arn(call: Call) -> str:
        value = call.text(*names)
        if not value or value.startswith("arn:"):
            return value
        return f"{before.format(home=call.home)}{value}"

    return arn


def _fixed(resource: str) -> Name:
    return lambda call: resource.format(home=call.home)


_TAGGED = _given("", "ResourceArn", "ResourceARN", "resourceArn", "ResourceName")
_SCALABLE = _given("arn:aws:application-autoscaling:{home}:scalable-target/", "ResourceId")
_RULE = _given("arn:aws:events:{home}:rule/", "Rule", "Name")
_COMPUTE = _given("arn:aws:batch:{home}:compute-environment/", "computeEnvironmentName", "computeEnvironment")
_JOB_QUEUE = _given("arn:aws:batch:{home}:job-queue/", "jobQueueName", "jobQueue")
_JOB_DEFINITION = _given("arn:aws:batch:{home}:job-definition/", "jobDefinitionName", "jobDefinition")
_JOB = _given("arn:aws:batch:{home}:job/", "jobId")
_PARAMETER_GROUP = _given("arn:aws:rds:{home}:pg:", "DBParameterGroupName")
_SUBNET_GROUP = _given("arn:aws:rds:{home}:subgrp:", "DBSubnetGroupName")
_ALIAS = _given("arn:aws:kms:{home}:", "AliasName")

_EC2_KINDS = {
    "acl": "network-acl",
    "eipalloc": "elastic-ip",
    "fl": "vpc-flow-log",
    "igw": "internet-gateway",
    "nat": "natgateway",
    "rtb": "route-table",
    "sg": "security-group",
    "sgr": "security-group-rule",
    "subnet": "subnet",
    "vpc": "vpc",
    "vpce": "vpc-endpoint",
}


def _ec2(*names: str) -> Name:
    """An EC2 object by its id, whose first part says what it is."""

    def arn(call: Call) -> str:
        resource_id = call.text(*names)
        kind = _EC2_KINDS.get(resource_id.partition("-")[0])
        return f"arn:aws:ec2:{call.home}:{kind}/{resource_id}" if kind else ""

    return arn


def _new(kind: str) -> Name:
    return _fixed(f"arn:aws:ec2:{{home}}:{kind}/*")


def _route_table_of_association(call: Call) -> str:
    from ministack.services import ec2

    wanted = call.text("AssociationId")
    for table_id, table in ec2._route_tables.items():
        if any(one.get("RouteTableAssociationId") == wanted for one in table.get("Associations", [])):
            return f"arn:aws:ec2:{call.home}:route-table/{table_id}"
    return ""


def _ecs_service(call: Call) -> str:
    name = call.text("serviceName", "service", "services")
    if not name or name.startswith("arn:"):
        return name
    cluster = call.text("cluster").rpartition("/")[2] or "default"
    return f"arn:aws:ecs:{call.home}:service/{cluster}/{name}"


def _ecs_task(call: Call) -> str:
    task = call.text("tasks", "task")
    if task.startswith("arn:"):
        return task
    return f"arn:aws:ecs:{call.home}:task/{call.text('cluster').rpartition('/')[2]}/{task}"


def _policy(call: Call) -> str:
    account = call.home.rpartition(":")[2]
    return f"arn:aws:iam::{account}:policy{call.text('Path') or '/'}{call.text('PolicyName')}"


def _issuer(call: Call) -> str:
    account = call.home.rpartition(":")[2]
    issuer = call.text("Url").partition("://")[2].rstrip("/")
    return call.text("OpenIDConnectProviderArn") or f"arn:aws:iam::{account}:oidc-provider/{issuer}"


def _key_owner(call: Call) -> str:
    """The user whose key it is; of a key that there is not, no user."""
    from ministack.services import iam

    account = call.home.rpartition(":")[2]
    key = iam._access_keys.get(call.text("AccessKeyId")) or {}
    return f"arn:aws:iam::{account}:user/{key.get('UserName', '')}"


def _dashboard(call: Call) -> str:
    account = call.home.rpartition(":")[2]
    return f"arn:aws:cloudwatch::{account}:dashboard/{call.text('DashboardName', 'DashboardNames')}"


def _analyzer(call: Call) -> str:
    name = call.text("analyzerName") or call.path.partition("/analyzer/")[2]
    return f"arn:aws:access-analyzer:{call.home}:analyzer/{name}"


def _spark_application(call: Call) -> str:
    return f"arn:aws:emr-serverless:{call.home}:{call.path.partition('/jobruns')[0]}"


def _budget(call: Call) -> str:
    data = json.loads(call.body or b"{}")
    name = (data.get("Budget") or data.get("NewBudget") or data).get("BudgetName", "")
    account = call.home.rpartition(":")[2]
    return data.get("ResourceARN") or f"arn:aws:budgets::{account}:budget/{name}"


def _config_rule(call: Call) -> str:
    """A new rule by its name: its id, which its ARN ends with, is drawn by AWS."""
    name = (json.loads(call.body or b"{}").get("ConfigRule") or {}).get("ConfigRuleName", "")
    return f"arn:aws:config:{call.home}:config-rule/{name}" if name else ""


def _detector(call: Call) -> str:
    return f"arn:aws:guardduty:{call.home}:detector/{call.path.rpartition('/')[2]}"


def _finding_aggregator(call: Call) -> str:
    return call.text("FindingAggregatorArn") or unquote(call.path.partition("/findingAggregator/")[2].partition("/")[2])


def _own_account(call: Call) -> str:
    account = call.home.rpartition(":")[2]
    return f"arn:aws:account::{account}:account"


def _organization_policy(call: Call) -> str:
    """A service control policy by its id; of a call that binds one, the policy."""
    account = call.home.rpartition(":")[2]
    policy = call.text("PolicyId", "ResourceId")
    return f"arn:aws:organizations::{account}:policy/o-sandbox/service_control_policy/{policy}" if policy else ""


def _backup_vault(call: Call) -> str:
    name = call.path.partition("/backup-vaults/")[2].partition("/")[0]
    return f"arn:aws:backup:{call.home}:backup-vault:{name}"


def _backup_plan(call: Call) -> str:
    """A plan by its id, also for what is a plan's: its selections."""
    plan = call.path.partition("/backup/plans/")[2].partition("/")[0]
    return f"arn:aws:backup:{call.home}:backup-plan:{plan or '*'}"


def _backup_tagged(call: Call) -> str:
    _, found, rest = unquote(call.path).partition("arn:")
    return f"{found}{rest}"


def _glue_database(call: Call) -> str:
    """A database by its name; of a new one, AWS judges the catalog too, which is the first."""
    return f"arn:aws:glue:{call.home}:database/{call.text('Name')}"


_TRAIL = _given("arn:aws:cloudtrail:{home}:trail/", "ResourceId", "ResourceIdList")

_SERVICE_CALLS: dict[str, dict[str, Name]] = {
    "account": dict.fromkeys(("DeleteAlternateContact", "GetAlternateContact", "PutAlternateContact"), _own_account),
    "access-analyzer": dict.fromkeys(("CreateAnalyzer", "DeleteAnalyzer", "GetAnalyzer", "UpdateAnalyzer"), _analyzer),
    "application-autoscaling": dict.fromkeys(
        ("RegisterScalableTarget", "DeregisterScalableTarget", "PutScalingPolicy", "DeleteScalingPolicy"), _SCALABLE
    ),
    "athena": dict.fromkeys(
        ("CreateWorkGroup", "DeleteWorkGroup", "GetWorkGroup", "UpdateWorkGroup"),
        _given("arn:aws:athena:{home}:workgroup/", "Name", "WorkGroup"),
    ),
    "backup": {
        **dict.fromkeys(("CreateBackupVault", "DeleteBackupVault", "DescribeBackupVault"), _backup_vault),
        **dict.fromkeys(
            (
                "CreateBackupPlan", "CreateBackupSelection", "DeleteBackupPlan", "DeleteBackupSelection", "GetBackupPlan",
                "GetBackupSelection", "UpdateBackupPlan",
            ),
            _backup_plan,
        ),
        **dict.fromkeys(("ListTags", "TagResource", "UntagResource"), _backup_tagged),
    },
    "batch": {
        **dict.fromkeys(("CreateComputeEnvironment", "UpdateComputeEnvironment", "DeleteComputeEnvironment"), _COMPUTE),
        **dict.fromkeys(("CreateJobQueue", "UpdateJobQueue", "DeleteJobQueue"), _JOB_QUEUE),
        # Of SubmitJob the first of two: batch_permissions has the queue judged too.
        **dict.fromkeys(("RegisterJobDefinition", "DeregisterJobDefinition", "SubmitJob"), _JOB_DEFINITION),
        **dict.fromkeys(("CancelJob", "TerminateJob"), _JOB),
    },
    "budgets": dict.fromkeys(
        ("ListTagsForResource", "ModifyBudget", "TagResource", "UntagResource", "ViewBudget"), _budget
    ),
    "cloudwatch": {
        "DeleteAlarms": _given("arn:aws:cloudwatch:{home}:alarm:", "AlarmNames"),
        "DescribeAlarms": _fixed("arn:aws:cloudwatch:{home}:alarm:*"),
        **dict.fromkeys(("PutDashboard", "GetDashboard", "DeleteDashboards"), _dashboard),
    },
    "cloudtrail": dict.fromkeys(("AddTags", "ListTags", "RemoveTags"), _TRAIL),
    "config": {"PutConfigRule": _config_rule},
    "ec2": {
        "AllocateAddress": _new("elastic-ip"),
        "CreateFlowLogs": _new("vpc-flow-log"),
        "CreateInternetGateway": _new("internet-gateway"),
        "CreateVpc": _new("vpc"),
        **dict.fromkeys(("CreateTags", "DeleteTags"), _ec2("ResourceId")),
        "DeleteFlowLogs": _ec2("FlowLogId"),
        "DeleteNatGateway": _ec2("NatGatewayId"),
        **dict.fromkeys(("CreateNetworkAclEntry", "DeleteNetworkAclEntry"), _ec2("NetworkAclId")),
        **dict.fromkeys(("DisassociateRouteTable", "ReplaceRouteTableAssociation"), _route_table_of_association),
        "ModifyVpcEndpoint": _ec2("VpcEndpointId"),
    },
    "ecr": {"DescribeRepositories": _given("arn:aws:ecr:{home}:repository/", "repositoryNames")},
    "ecs": {
        **dict.fromkeys(("CreateService", "UpdateService", "DeleteService", "DescribeServices"), _ecs_service),
        "DescribeClusters": _given("arn:aws:ecs:{home}:cluster/", "clusters"),
        "DescribeTasks": _ecs_task,
        "RegisterTaskDefinition": _given("arn:aws:ecs:{home}:task-definition/", "family"),
    },
    "emr-serverless": dict.fromkeys(
        ("DeleteApplication", "GetApplication", "StartJobRun", "UpdateApplication"), _spark_application
    ),
    "events": dict.fromkeys(
        (
            "DeleteRule", "DescribeRule", "DisableRule", "EnableRule", "ListTargetsByRule", "PutRule", "PutTargets",
            "RemoveTargets",
        ),
        _RULE,
    ),
    "glue": {
        "CreateDatabase": _fixed("arn:aws:glue:{home}:catalog"),
        **dict.fromkeys(("DeleteDatabase", "GetDatabase", "UpdateDatabase"), _glue_database),
        **dict.fromkeys(("GetTags", "TagResource", "UntagResource"), _given("", "ResourceArn")),
    },
    "guardduty": dict.fromkeys(("DeleteDetector", "GetDetector", "UpdateDetector"), _detector),
    "iam": {
        "CreatePolicy": _policy,
        "GetAccessKeyLastUsed": _key_owner,
        **dict.fromkeys(
            (
                "AddClientIDToOpenIDConnectProvider", "CreateOpenIDConnectProvider", "DeleteOpenIDConnectProvider",
                "GetOpenIDConnectProvider", "RemoveClientIDFromOpenIDConnectProvider", "TagOpenIDConnectProvider",
                "UntagOpenIDConnectProvider", "UpdateOpenIDConnectProviderThumbprint",
            ),
            _issuer,
        ),
    },
    "kms": dict.fromkeys(("CreateAlias", "DeleteAlias", "UpdateAlias"), _ALIAS),
    "lambda": {"CreateFunction": _given("arn:aws:lambda:{home}:function:", "FunctionName")},
    "organizations": dict.fromkeys(
        (
            "AttachPolicy", "DeletePolicy", "DescribePolicy", "DetachPolicy", "ListTagsForResource",
            "ListTargetsForPolicy", "TagResource", "UntagResource", "UpdatePolicy",
        ),
        _organization_policy,
    ),
    "rds": {
        **dict.fromkeys(
            (
                "CreateDBParameterGroup", "DeleteDBParameterGroup", "DescribeDBParameterGroups", "DescribeDBParameters",
                "ModifyDBParameterGroup", "ResetDBParameterGroup",
            ),
            _PARAMETER_GROUP,
        ),
        **dict.fromkeys(
            ("CreateDBSubnetGroup", "DeleteDBSubnetGroup", "DescribeDBSubnetGroups", "ModifyDBSubnetGroup"),
            _SUBNET_GROUP,
        ),
    },
    "securityhub": dict.fromkeys(
        ("DeleteFindingAggregator", "GetFindingAggregator", "UpdateFindingAggregator"), _finding_aggregator
    ),
}

_TAG_CALLS = frozenset(
    {"AddTagsToResource", "ListTagsForResource", "ListTagsOfResource", "RemoveTagsFromResource", "TagResource",
     "UntagResource"}
)


def install() -> None:
    extract_resource_arn = iam_actions.extract_resource_arn

    def named(
        service: str, method: str, path: str, headers: dict[str, str], body: bytes, query_params: dict[str, Any],
        region: str, account_id: str,
    ) -> str:
        resource = extract_resource_arn(service, method, path, headers, body, query_params, region, account_id)
        action = iam_actions.extract_iam_action(service, method, path, headers, body, query_params) or ""
        namespace, _, name = action.partition(":")
        call = Call(body, query_params, path, f"{region}:{account_id}")
        naming = _SERVICE_CALLS.get(namespace, {}).get(name)
        if naming is None and resource == "*" and name in _TAG_CALLS:
            naming = _in_path if path.startswith("/tags/") or "/tags/arn" in path else _TAGGED
        return (naming(call) if naming else "") or resource

    iam_actions.extract_resource_arn = named
    _tell_one_mapping_from_all()


def _tell_one_mapping_from_all() -> None:
    """Reading one event source mapping is GetEventSourceMapping, which the emulator takes for the list."""
    lambda_action = iam_actions._lambda_action

    def action_of(method: str, path: str) -> str | None:
        action: str | None = lambda_action(method, path)
        one = path.partition("/event-source-mappings/")[2].strip("/")
        return "GetEventSourceMapping" if action == "ListEventSourceMappings" and one else action

    iam_actions._lambda_action = action_of


def _in_path(call: Call) -> str:
    arn = unquote(call.path.partition("/tags/")[2])
    return arn if arn.startswith("arn:") else ""
