/** Events of a trail that are told, each time. */
export interface MonitoredEvent {
  /** Lower-case words joined by hyphens. */
  readonly name: string;
  /** Recommendation of the CIS AWS Foundations Benchmark 5.0. */
  readonly cis: string;
  /** What has happened, and what to do. */
  readonly description: string;
  /** Which events, as a CloudWatch Logs filter pattern. */
  readonly pattern: string;
}

/**
 * The events that the CIS AWS Foundations Benchmark wants told (section 4; 4.16 is the findings hub, no filter). The
 * patterns are those by which AWS Security Hub checks its controls CloudWatch.1 to CloudWatch.14: with any other term in
 * them it reports the control as failed, so none is made tighter or wider here.
 */
export const monitoredEvents: readonly MonitoredEvent[] = [
  {
    name: "unauthorized-calls",
    cis: "4.1",
    description: "Calls were denied: query the trail for who called what, then mend the policy or find the intruder",
    pattern: '{($.errorCode="*UnauthorizedOperation") || ($.errorCode="AccessDenied*")}',
  },
  {
    name: "sign-in-without-mfa",
    cis: "4.2",
    description: "A user signed in to the console without MFA: enforce MFA for that user, and check what was done",
    pattern:
      '{($.eventName="ConsoleLogin") && ($.additionalEventData.MFAUsed !="Yes") && ($.userIdentity.type="IAMUser") && ($.responseElements.ConsoleLogin="Success")}',
  },
  {
    name: "root-use",
    cis: "4.3",
    description: "The root user was used: ask its holders; nothing of the daily work needs it",
    pattern: '{$.userIdentity.type="Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType !="AwsServiceEvent"}',
  },
  {
    name: "iam-changes",
    cis: "4.4",
    description: "IAM policies changed: compare with the deployments of that time",
    pattern: eventsOf("iam.amazonaws.com", [
      "DeleteGroupPolicy",
      "DeleteRolePolicy",
      "DeleteUserPolicy",
      "PutGroupPolicy",
      "PutRolePolicy",
      "PutUserPolicy",
      "CreatePolicy",
      "DeletePolicy",
      "CreatePolicyVersion",
      "DeletePolicyVersion",
      "AttachRolePolicy",
      "DetachRolePolicy",
      "AttachUserPolicy",
      "DetachUserPolicy",
      "AttachGroupPolicy",
      "DetachGroupPolicy",
    ]),
  },
  {
    name: "trail-changes",
    cis: "4.5",
    description: "CloudTrail was changed or stopped: make sure that it still records, then ask who did it",
    pattern: events(["CreateTrail", "UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging"]),
  },
  {
    name: "failed-sign-ins",
    cis: "4.6",
    description: "Console sign-ins failed: look for one source or one user that fails again and again",
    pattern: '{($.eventName=ConsoleLogin) && ($.errorMessage="Failed authentication")}',
  },
  {
    name: "key-removals",
    cis: "4.7",
    description: "A key was disabled or its deletion was scheduled: cancel it unless nothing needs the key's data",
    pattern: eventsOf("kms.amazonaws.com", ["DisableKey", "ScheduleKeyDeletion"]),
  },
  {
    name: "bucket-policy-changes",
    cis: "4.8",
    description: "The policy or settings of a bucket changed: compare with the deployments of that time",
    pattern: eventsOf("s3.amazonaws.com", [
      "PutBucketAcl",
      "PutBucketPolicy",
      "PutBucketCors",
      "PutBucketLifecycle",
      "PutBucketReplication",
      "DeleteBucketPolicy",
      "DeleteBucketCors",
      "DeleteBucketLifecycle",
      "DeleteBucketReplication",
    ]),
  },
  {
    name: "config-changes",
    cis: "4.9",
    description: "AWS Config was changed or stopped: make sure that it still records, then ask who did it",
    pattern: eventsOf("config.amazonaws.com", [
      "StopConfigurationRecorder",
      "DeleteDeliveryChannel",
      "PutDeliveryChannel",
      "PutConfigurationRecorder",
    ]),
  },
  {
    name: "security-group-changes",
    cis: "4.10",
    description: "Security groups changed: compare with the deployments of that time",
    pattern: events([
      "AuthorizeSecurityGroupIngress",
      "AuthorizeSecurityGroupEgress",
      "RevokeSecurityGroupIngress",
      "RevokeSecurityGroupEgress",
      "CreateSecurityGroup",
      "DeleteSecurityGroup",
    ]),
  },
  {
    name: "network-acl-changes",
    cis: "4.11",
    description: "Network ACLs changed: compare with the deployments of that time",
    pattern: events([
      "CreateNetworkAcl",
      "CreateNetworkAclEntry",
      "DeleteNetworkAcl",
      "DeleteNetworkAclEntry",
      "ReplaceNetworkAclEntry",
      "ReplaceNetworkAclAssociation",
    ]),
  },
  {
    name: "gateway-changes",
    cis: "4.12",
    description: "Gateways changed: make sure that no isolated network has got a way out",
    pattern: events([
      "CreateCustomerGateway",
      "DeleteCustomerGateway",
      "AttachInternetGateway",
      "CreateInternetGateway",
      "DeleteInternetGateway",
      "DetachInternetGateway",
    ]),
  },
  {
    name: "route-changes",
    cis: "4.13",
    description: "Route tables changed: make sure that no isolated network has got a way out",
    pattern: eventsOf("ec2.amazonaws.com", [
      "CreateRoute",
      "CreateRouteTable",
      "ReplaceRoute",
      "ReplaceRouteTableAssociation",
      "DeleteRouteTable",
      "DeleteRoute",
      "DisassociateRouteTable",
    ]),
  },
  {
    name: "vpc-changes",
    cis: "4.14",
    description: "VPCs or their peerings changed: compare with the deployments of that time",
    pattern: events([
      "CreateVpc",
      "DeleteVpc",
      "ModifyVpcAttribute",
      "AcceptVpcPeeringConnection",
      "CreateVpcPeeringConnection",
      "DeleteVpcPeeringConnection",
      "RejectVpcPeeringConnection",
      "AttachClassicLinkVpc",
      "DetachClassicLinkVpc",
      "DisableVpcClassicLink",
      "EnableVpcClassicLink",
    ]),
  },
  {
    name: "organization-changes",
    cis: "4.15",
    description: "The organization changed: ask its administrators",
    pattern: eventsOf("organizations.amazonaws.com", [
      "AcceptHandshake",
      "AttachPolicy",
      "CreateAccount",
      "CreateOrganizationalUnit",
      "CreatePolicy",
      "DeclineHandshake",
      "DeleteOrganization",
      "DeleteOrganizationalUnit",
      "DeletePolicy",
      "DetachPolicy",
      "DisablePolicyType",
      "EnablePolicyType",
      "InviteAccountToOrganization",
      "LeaveOrganization",
      "MoveAccount",
      "RemoveAccountFromOrganization",
      "UpdatePolicy",
      "UpdateOrganizationalUnit",
    ]),
  },
];

function events(names: readonly string[]): string {
  return `{${anyOf(names)}}`;
}

function eventsOf(source: string, names: readonly string[]): string {
  return `{($.eventSource=${source}) && (${anyOf(names)})}`;
}

function anyOf(names: readonly string[]): string {
  return names.map((name) => `($.eventName=${name})`).join(" || ");
}
