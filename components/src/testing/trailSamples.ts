import { call, rootCall, signIn, type TrailEvent } from "./trailEvents.js";

const calls = (source: string, names: string) => names.split(" ").map((name) => call(`${source}.amazonaws.com`, name));

/** Events of each monitored kind, by its name: written out as CloudTrail writes them and not taken from the table. */
export const trailSamples: Readonly<Record<string, readonly TrailEvent[]>> = {
  "unauthorized-calls": [
    call("s3.amazonaws.com", "GetObject", { errorCode: "AccessDenied" }),
    call("sqs.amazonaws.com", "SendMessage", { errorCode: "AccessDeniedException" }),
    call("ec2.amazonaws.com", "RunInstances", { errorCode: "Client.UnauthorizedOperation" }),
  ],
  "sign-in-without-mfa": [signIn("Success", "No")],
  "root-use": [rootCall],
  "iam-changes": calls(
    "iam",
    "PutRolePolicy PutUserPolicy PutGroupPolicy DeleteRolePolicy DeleteUserPolicy DeleteGroupPolicy AttachRolePolicy AttachUserPolicy AttachGroupPolicy DetachRolePolicy DetachUserPolicy DetachGroupPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion",
  ),
  "trail-changes": calls("cloudtrail", "CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging"),
  "failed-sign-ins": [signIn("Failure", "No"), signIn("Failure", "Yes")],
  "key-removals": calls("kms", "DisableKey ScheduleKeyDeletion"),
  "bucket-policy-changes": calls(
    "s3",
    "PutBucketPolicy DeleteBucketPolicy PutBucketAcl PutBucketCors DeleteBucketCors PutBucketLifecycle DeleteBucketLifecycle PutBucketReplication DeleteBucketReplication",
  ),
  "config-changes": calls(
    "config",
    "StopConfigurationRecorder PutConfigurationRecorder PutDeliveryChannel DeleteDeliveryChannel",
  ),
  "security-group-changes": calls(
    "ec2",
    "CreateSecurityGroup DeleteSecurityGroup AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress",
  ),
  "network-acl-changes": calls(
    "ec2",
    "CreateNetworkAcl DeleteNetworkAcl CreateNetworkAclEntry DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation",
  ),
  "gateway-changes": calls(
    "ec2",
    "CreateInternetGateway AttachInternetGateway DetachInternetGateway DeleteInternetGateway CreateCustomerGateway DeleteCustomerGateway",
  ),
  "route-changes": calls(
    "ec2",
    "CreateRoute ReplaceRoute DeleteRoute CreateRouteTable DeleteRouteTable ReplaceRouteTableAssociation DisassociateRouteTable",
  ),
  "vpc-changes": calls(
    "ec2",
    "CreateVpc DeleteVpc ModifyVpcAttribute CreateVpcPeeringConnection AcceptVpcPeeringConnection RejectVpcPeeringConnection DeleteVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc EnableVpcClassicLink DisableVpcClassicLink",
  ),
  "organization-changes": calls(
    "organizations",
    "LeaveOrganization DeleteOrganization CreateAccount MoveAccount InviteAccountToOrganization RemoveAccountFromOrganization AcceptHandshake DeclineHandshake CreatePolicy UpdatePolicy DeletePolicy AttachPolicy DetachPolicy EnablePolicyType DisablePolicyType CreateOrganizationalUnit UpdateOrganizationalUnit DeleteOrganizationalUnit",
  ),
};
