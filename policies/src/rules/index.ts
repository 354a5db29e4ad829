import type { Rule } from "../engine/Rule.js";
import { DynamoDbEncryptedWithCustomerKey } from "./dynamodb/DynamoDbEncryptedWithCustomerKey.js";
import { DynamoDbRestorable } from "./dynamodb/DynamoDbRestorable.js";
import { DatabaseIngressFromTasks } from "./ec2/DatabaseIngressFromTasks.js";
import { DatabaseSubnetsIsolated } from "./ec2/DatabaseSubnetsIsolated.js";
import { DefaultGroupClosed } from "./ec2/DefaultGroupClosed.js";
import { EgressHttpsOnly } from "./ec2/EgressHttpsOnly.js";
import { EgressNotAnywhere } from "./ec2/EgressNotAnywhere.js";
import { EndpointHttpsOnly } from "./ec2/EndpointHttpsOnly.js";
import { EndpointPolicyScoped } from "./ec2/EndpointPolicyScoped.js";
import { EndpointPrivateDns } from "./ec2/EndpointPrivateDns.js";
import { FlowLogsOn } from "./ec2/FlowLogsOn.js";
import { GatewayEndpointsPresent } from "./ec2/GatewayEndpointsPresent.js";
import { GroupRulesInOneShape } from "./ec2/GroupRulesInOneShape.js";
import { IngressNamesPorts } from "./ec2/IngressNamesPorts.js";
import { InterfaceEndpointsPresent } from "./ec2/InterfaceEndpointsPresent.js";
import { MultiZone } from "./ec2/MultiZone.js";
import { NetworkAclClosedToAdministration } from "./ec2/NetworkAclClosedToAdministration.js";
import { NoDefaultVpc } from "./ec2/NoDefaultVpc.js";
import { NoIngressFromAnywhere } from "./ec2/NoIngressFromAnywhere.js";
import { NoPeeringAcrossRegions } from "./ec2/NoPeeringAcrossRegions.js";
import { NoPublicAddress } from "./ec2/NoPublicAddress.js";
import { NoRemoteAdministration } from "./ec2/NoRemoteAdministration.js";
import { NoRouteToInternet } from "./ec2/NoRouteToInternet.js";
import { PublicSubnetHoldsOnlyNat } from "./ec2/PublicSubnetHoldsOnlyNat.js";
import { RouteToInternetHasReason } from "./ec2/RouteToInternetHasReason.js";
import { SecurityGroupsNamed } from "./ec2/SecurityGroupsNamed.js";
import { SubnetMapsNoPublicAddress } from "./ec2/SubnetMapsNoPublicAddress.js";
import { TaskGroupsHaveNoIngress } from "./ec2/TaskGroupsHaveNoIngress.js";
import { TasksInIsolatedSubnets } from "./ec2/TasksInIsolatedSubnets.js";
import { VpcBlocksDisjoint } from "./ec2/VpcBlocksDisjoint.js";
import { ContainerRootReadOnly } from "./ecs/ContainerRootReadOnly.js";
import { EcsContainersHardened } from "./ecs/EcsContainersHardened.js";
import { EcsRolesDistinct } from "./ecs/EcsRolesDistinct.js";
import { IamNoWildcardAction } from "./iam/IamNoWildcardAction.js";
import { IamNoWildcardResource } from "./iam/IamNoWildcardResource.js";
import { IamTrustNamesSource } from "./iam/IamTrustNamesSource.js";
import { KmsKeyPolicyNamesPrincipals } from "./kms/KmsKeyPolicyNamesPrincipals.js";
import { KmsKeyRotated } from "./kms/KmsKeyRotated.js";
import { KmsKeySingleRegion } from "./kms/KmsKeySingleRegion.js";
import { LogGroupRetained } from "./logs/LogGroupRetained.js";
import { ProviderUsesRole } from "./provider/ProviderUsesRole.js";
import { ProviderUsesTls } from "./provider/ProviderUsesTls.js";
import { S3BucketAccessLogged } from "./s3/S3BucketAccessLogged.js";
import { S3BucketEncryptedWithCustomerKey } from "./s3/S3BucketEncryptedWithCustomerKey.js";
import { S3BucketPublicAccessBlock } from "./s3/S3BucketPublicAccessBlock.js";
import { S3BucketTlsOnly } from "./s3/S3BucketTlsOnly.js";
import { S3BucketVersioned } from "./s3/S3BucketVersioned.js";
import { SqsEncryptedWithCustomerKey } from "./sqs/SqsEncryptedWithCustomerKey.js";
import { DataProtectedInProd } from "./stack/DataProtectedInProd.js";
import { EnvironmentIsolated } from "./stack/EnvironmentIsolated.js";
import { NoCredentialLiteral } from "./stack/NoCredentialLiteral.js";
import { NoLiteralAccountId } from "./stack/NoLiteralAccountId.js";
import { NoSecretInArguments } from "./stack/NoSecretInArguments.js";
import { NoSecretInOutputs } from "./stack/NoSecretInOutputs.js";
import { StackInOneEnvironment } from "./stack/StackInOneEnvironment.js";
import { RequiredTags } from "./tags/RequiredTags.js";
import { WaiverNamesControl } from "./waivers/WaiverNamesControl.js";
import { WaiversReviewedYearly } from "./waivers/WaiversReviewedYearly.js";
import { WaiversValid } from "./waivers/WaiversValid.js";

/** Every rule. Packs select from it. */
export const allRules: readonly Rule[] = [
  ContainerRootReadOnly,
  DataProtectedInProd,
  DatabaseIngressFromTasks,
  DatabaseSubnetsIsolated,
  DefaultGroupClosed,
  DynamoDbEncryptedWithCustomerKey,
  DynamoDbRestorable,
  EcsContainersHardened,
  EcsRolesDistinct,
  EgressHttpsOnly,
  EgressNotAnywhere,
  EndpointHttpsOnly,
  EndpointPolicyScoped,
  EndpointPrivateDns,
  EnvironmentIsolated,
  FlowLogsOn,
  GatewayEndpointsPresent,
  GroupRulesInOneShape,
  IamNoWildcardAction,
  IamNoWildcardResource,
  IamTrustNamesSource,
  IngressNamesPorts,
  InterfaceEndpointsPresent,
  KmsKeyPolicyNamesPrincipals,
  KmsKeyRotated,
  KmsKeySingleRegion,
  LogGroupRetained,
  MultiZone,
  NetworkAclClosedToAdministration,
  NoCredentialLiteral,
  NoDefaultVpc,
  NoIngressFromAnywhere,
  NoLiteralAccountId,
  NoPeeringAcrossRegions,
  NoPublicAddress,
  NoRemoteAdministration,
  NoRouteToInternet,
  NoSecretInArguments,
  NoSecretInOutputs,
  ProviderUsesRole,
  ProviderUsesTls,
  PublicSubnetHoldsOnlyNat,
  RequiredTags,
  RouteToInternetHasReason,
  S3BucketAccessLogged,
  S3BucketEncryptedWithCustomerKey,
  S3BucketPublicAccessBlock,
  S3BucketTlsOnly,
  S3BucketVersioned,
  SecurityGroupsNamed,
  SqsEncryptedWithCustomerKey,
  StackInOneEnvironment,
  SubnetMapsNoPublicAddress,
  TaskGroupsHaveNoIngress,
  TasksInIsolatedSubnets,
  VpcBlocksDisjoint,
  WaiverNamesControl,
  WaiversReviewedYearly,
  WaiversValid,
];
