import type { Rule } from "../engine/Rule.js";
import { AlarmCanFire } from "./alarms/AlarmCanFire.js";
import { AlarmDecidesMissingData } from "./alarms/AlarmDecidesMissingData.js";
import { AlarmHasAction } from "./alarms/AlarmHasAction.js";
import { AlarmMetricFilled } from "./alarms/AlarmMetricFilled.js";
import { AlarmRequired } from "./alarms/AlarmRequired.js";
import { AlarmTellsRecovery } from "./alarms/AlarmTellsRecovery.js";
import { AlarmTopicSubscribed } from "./alarms/AlarmTopicSubscribed.js";
import { JobAlarms } from "./alarms/JobAlarms.js";
import { RotationAlarms } from "./alarms/RotationAlarms.js";
import { SecurityFilterAlarmed } from "./alarms/SecurityFilterAlarmed.js";
import { CatalogEncrypted } from "./analytics/CatalogEncrypted.js";
import { DataServiceEncrypted } from "./analytics/DataServiceEncrypted.js";
import { QueryResultsEncrypted } from "./analytics/QueryResultsEncrypted.js";
import { ApiAccessLogged } from "./apigateway/ApiAccessLogged.js";
import { ApiBodiesUnlogged } from "./apigateway/ApiBodiesUnlogged.js";
import { ApiCallsSigned } from "./apigateway/ApiCallsSigned.js";
import { ApiClosedToOthers } from "./apigateway/ApiClosedToOthers.js";
import { ApiEndpointInRegion } from "./apigateway/ApiEndpointInRegion.js";
import { ApiOpenHasFirewall } from "./apigateway/ApiOpenHasFirewall.js";
import { ApiRequestsValidated } from "./apigateway/ApiRequestsValidated.js";
import { ApiThrottled } from "./apigateway/ApiThrottled.js";
import { ApiTlsModern } from "./apigateway/ApiTlsModern.js";
import { ApiWithoutKeys } from "./apigateway/ApiWithoutKeys.js";
import { AuditComplete } from "./audit/AuditComplete.js";
import { CloudTrailBaseline } from "./audit/CloudTrailBaseline.js";
import { CloudTrailRecordsManagement } from "./audit/CloudTrailRecordsManagement.js";
import { ConfigRecorderComplete } from "./audit/ConfigRecorderComplete.js";
import { TrailBucketProtected } from "./audit/TrailBucketProtected.js";
import { BackupVaultProtected } from "./backup/BackupVaultProtected.js";
import { DeletionProtection } from "./backup/DeletionProtection.js";
import { SnapshotPrivate } from "./backup/SnapshotPrivate.js";
import { StatefulBackup } from "./backup/StatefulBackup.js";
import { BatchJobTimeout } from "./batch/BatchJobTimeout.js";
import { BatchRetriesSelective } from "./batch/BatchRetriesSelective.js";
import { BatchStuckJobsEnd } from "./batch/BatchStuckJobsEnd.js";
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
import { GroupRulesDescribed } from "./ec2/GroupRulesDescribed.js";
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
import { SubnetHasRouteTable } from "./ec2/SubnetHasRouteTable.js";
import { SubnetMapsNoPublicAddress } from "./ec2/SubnetMapsNoPublicAddress.js";
import { TaskGroupsHaveNoIngress } from "./ec2/TaskGroupsHaveNoIngress.js";
import { TasksInIsolatedSubnets } from "./ec2/TasksInIsolatedSubnets.js";
import { VpcBlocksDisjoint } from "./ec2/VpcBlocksDisjoint.js";
import { VpcResolvesPrivateNames } from "./ec2/VpcResolvesPrivateNames.js";
import { EcrEncryptedWithCustomerKey } from "./ecr/EcrEncryptedWithCustomerKey.js";
import { EcrImagesExpire } from "./ecr/EcrImagesExpire.js";
import { EcrImmutableTags } from "./ecr/EcrImmutableTags.js";
import { EcrScanOnPush } from "./ecr/EcrScanOnPush.js";
import { ClusterObserved } from "./ecs/ClusterObserved.js";
import { ContainerCapabilitiesDropped } from "./ecs/ContainerCapabilitiesDropped.js";
import { ContainerLimited } from "./ecs/ContainerLimited.js";
import { ContainerLogged } from "./ecs/ContainerLogged.js";
import { ContainerNonRoot } from "./ecs/ContainerNonRoot.js";
import { ContainerNotPrivileged } from "./ecs/ContainerNotPrivileged.js";
import { ContainerRootReadOnly } from "./ecs/ContainerRootReadOnly.js";
import { EcsExecOff } from "./ecs/EcsExecOff.js";
import { EcsRolesDistinct } from "./ecs/EcsRolesDistinct.js";
import { FargateOnly } from "./ecs/FargateOnly.js";
import { FargatePlatformLatest } from "./ecs/FargatePlatformLatest.js";
import { ImageByDigest } from "./ecs/ImageByDigest.js";
import { ImageFromApprovedRegistry } from "./ecs/ImageFromApprovedRegistry.js";
import { NoPortMappings } from "./ecs/NoPortMappings.js";
import { ServiceHealthChecked } from "./ecs/ServiceHealthChecked.js";
import { ServiceRollsBack } from "./ecs/ServiceRollsBack.js";
import { TaskStateless } from "./ecs/TaskStateless.js";
import { TasksTagged } from "./ecs/TasksTagged.js";
import { NoSecretLikeEnvironment } from "./environment/NoSecretLikeEnvironment.js";
import { EventFailuresKept } from "./events/EventFailuresKept.js";
import { EventRuleHasTarget } from "./events/EventRuleHasTarget.js";
import { CrossAccountWithinEnvironment } from "./iam/CrossAccountWithinEnvironment.js";
import { EcsExecutionRoleMinimal } from "./iam/EcsExecutionRoleMinimal.js";
import { ExecuteApiScoped } from "./iam/ExecuteApiScoped.js";
import { ExecutionRoleSecretsInjected } from "./iam/ExecutionRoleSecretsInjected.js";
import { GrantedAsIntended } from "./iam/GrantedAsIntended.js";
import { IamAssumeRoleNamed } from "./iam/IamAssumeRoleNamed.js";
import { IamFederationExact } from "./iam/IamFederationExact.js";
import { IamNoBroadManagedPolicy } from "./iam/IamNoBroadManagedPolicy.js";
import { IamNoPrivilegeEscalation } from "./iam/IamNoPrivilegeEscalation.js";
import { IamNoUserPolicies } from "./iam/IamNoUserPolicies.js";
import { IamNoWildcardAction } from "./iam/IamNoWildcardAction.js";
import { IamNoWildcardResource } from "./iam/IamNoWildcardResource.js";
import { IamPassRoleScoped } from "./iam/IamPassRoleScoped.js";
import { IamPasswordPolicy } from "./iam/IamPasswordPolicy.js";
import { IamPermissionsBoundary } from "./iam/IamPermissionsBoundary.js";
import { IamPolicyWellFormed } from "./iam/IamPolicyWellFormed.js";
import { IamResourcesNamed } from "./iam/IamResourcesNamed.js";
import { IamRoleCreationBounded } from "./iam/IamRoleCreationBounded.js";
import { IamRolePoliciesOneShape } from "./iam/IamRolePoliciesOneShape.js";
import { IamSessionDuration } from "./iam/IamSessionDuration.js";
import { IamTrustActionsNamed } from "./iam/IamTrustActionsNamed.js";
import { IamTrustNamesResource } from "./iam/IamTrustNamesResource.js";
import { IamTrustNamesRole } from "./iam/IamTrustNamesRole.js";
import { IamTrustNamesSource } from "./iam/IamTrustNamesSource.js";
import { NoIamUserOrAccessKey } from "./iam/NoIamUserOrAccessKey.js";
import { RdsConnectScoped } from "./iam/RdsConnectScoped.js";
import { RoleNotShared } from "./iam/RoleNotShared.js";
import { RoleTrustsItsUserOnly } from "./iam/RoleTrustsItsUserOnly.js";
import { SecretAccessScoped } from "./iam/SecretAccessScoped.js";
import { TrustedAsIntended } from "./iam/TrustedAsIntended.js";
import { IamNoKmsDecryptStar } from "./kms/IamNoKmsDecryptStar.js";
import { KmsDeletionWindow } from "./kms/KmsDeletionWindow.js";
import { KmsGrantNarrow } from "./kms/KmsGrantNarrow.js";
import { KmsGrantsForServicesOnly } from "./kms/KmsGrantsForServicesOnly.js";
import { KmsKeyPerFunction } from "./kms/KmsKeyPerFunction.js";
import { KmsKeyPolicyNamesActions } from "./kms/KmsKeyPolicyNamesActions.js";
import { KmsKeyPolicyNamesPrincipals } from "./kms/KmsKeyPolicyNamesPrincipals.js";
import { KmsKeyPolicyOneAccount } from "./kms/KmsKeyPolicyOneAccount.js";
import { KmsKeyRotated } from "./kms/KmsKeyRotated.js";
import { KmsKeySingleRegion } from "./kms/KmsKeySingleRegion.js";
import { KmsLockoutChecked } from "./kms/KmsLockoutChecked.js";
import { KmsServiceUseScoped } from "./kms/KmsServiceUseScoped.js";
import { KmsUseBoundToData } from "./kms/KmsUseBoundToData.js";
import { KmsUseThroughService } from "./kms/KmsUseThroughService.js";
import { LambdaCodeSigningEnforced } from "./lambda/LambdaCodeSigningEnforced.js";
import { LambdaConcurrencyBounded } from "./lambda/LambdaConcurrencyBounded.js";
import { LambdaEnvironmentEncrypted } from "./lambda/LambdaEnvironmentEncrypted.js";
import { LambdaFailuresKept } from "./lambda/LambdaFailuresKept.js";
import { LambdaLogGroupOwn } from "./lambda/LambdaLogGroupOwn.js";
import { LambdaPartialBatch } from "./lambda/LambdaPartialBatch.js";
import { LambdaPermissionScoped } from "./lambda/LambdaPermissionScoped.js";
import { LambdaRuntimeSupported } from "./lambda/LambdaRuntimeSupported.js";
import { LambdaUrlSigned } from "./lambda/LambdaUrlSigned.js";
import { AuditLogRetained } from "./logs/AuditLogRetained.js";
import { LogGroupEncryptedWithCustomerKey } from "./logs/LogGroupEncryptedWithCustomerKey.js";
import { LogRetentionSet } from "./logs/LogRetentionSet.js";
import { MessagingHasPolicy } from "./messaging/MessagingHasPolicy.js";
import { MessagingTlsOnly } from "./messaging/MessagingTlsOnly.js";
import { TopicClosedAsIntended } from "./messaging/TopicClosedAsIntended.js";
import { ProviderUsesRole } from "./provider/ProviderUsesRole.js";
import { ProviderUsesTls } from "./provider/ProviderUsesTls.js";
import { RdsCertificateCurrent } from "./rds/RdsCertificateCurrent.js";
import { RdsDefaultsAvoided } from "./rds/RdsDefaultsAvoided.js";
import { RdsFinalSnapshot } from "./rds/RdsFinalSnapshot.js";
import { RdsIamAuthentication } from "./rds/RdsIamAuthentication.js";
import { RdsInsightsEncrypted } from "./rds/RdsInsightsEncrypted.js";
import { RdsLogGroupsOwn } from "./rds/RdsLogGroupsOwn.js";
import { RdsLogsExported } from "./rds/RdsLogsExported.js";
import { RdsMasterSecret } from "./rds/RdsMasterSecret.js";
import { RdsMinorUpgrades } from "./rds/RdsMinorUpgrades.js";
import { RdsMonitored } from "./rds/RdsMonitored.js";
import { RdsMultiZone } from "./rds/RdsMultiZone.js";
import { RdsNotPublic } from "./rds/RdsNotPublic.js";
import { RdsSessionsLogged } from "./rds/RdsSessionsLogged.js";
import { RdsSnapshotsTagged } from "./rds/RdsSnapshotsTagged.js";
import { RdsStorageEncrypted } from "./rds/RdsStorageEncrypted.js";
import { RdsTlsForced } from "./rds/RdsTlsForced.js";
import { RdsVersionSupported } from "./rds/RdsVersionSupported.js";
import { ResourcePolicyLeastPrivilege } from "./resourcePolicies/ResourcePolicyLeastPrivilege.js";
import { ResourcePolicyNamesSource } from "./resourcePolicies/ResourcePolicyNamesSource.js";
import { ResourcePolicyNotPublic } from "./resourcePolicies/ResourcePolicyNotPublic.js";
import { ReplicationRoleKeys } from "./s3/ReplicationRoleKeys.js";
import { ReplicationRoleScoped } from "./s3/ReplicationRoleScoped.js";
import { S3AccessPointDelegationNarrow } from "./s3/S3AccessPointDelegationNarrow.js";
import { S3AccessPointPrivate } from "./s3/S3AccessPointPrivate.js";
import { S3BucketAccessLogged } from "./s3/S3BucketAccessLogged.js";
import { S3BucketEncryptedWithCustomerKey } from "./s3/S3BucketEncryptedWithCustomerKey.js";
import { S3BucketKeyEnabled } from "./s3/S3BucketKeyEnabled.js";
import { S3BucketOldTlsRefused } from "./s3/S3BucketOldTlsRefused.js";
import { S3BucketOwnerEnforced } from "./s3/S3BucketOwnerEnforced.js";
import { S3BucketPublicAccessBlock } from "./s3/S3BucketPublicAccessBlock.js";
import { S3BucketTlsOnly } from "./s3/S3BucketTlsOnly.js";
import { S3BucketVersioned } from "./s3/S3BucketVersioned.js";
import { S3ComplianceInventoried } from "./s3/S3ComplianceInventoried.js";
import { S3DeletionGuarded } from "./s3/S3DeletionGuarded.js";
import { S3InventoryTells } from "./s3/S3InventoryTells.js";
import { S3KeyOfBucketRegion } from "./s3/S3KeyOfBucketRegion.js";
import { S3ListingBoundToPrefix } from "./s3/S3ListingBoundToPrefix.js";
import { S3LogBucketTakesLogs } from "./s3/S3LogBucketTakesLogs.js";
import { S3NoAclGrants } from "./s3/S3NoAclGrants.js";
import { S3NoForceDestroy } from "./s3/S3NoForceDestroy.js";
import { S3NoPublicPrincipal } from "./s3/S3NoPublicPrincipal.js";
import { S3NotificationReachesEncryptedTarget } from "./s3/S3NotificationReachesEncryptedTarget.js";
import { S3NoWebsite } from "./s3/S3NoWebsite.js";
import { S3ObjectsKeepBucketEncryption } from "./s3/S3ObjectsKeepBucketEncryption.js";
import { S3PolicyLeastPrivilege } from "./s3/S3PolicyLeastPrivilege.js";
import { S3PolicyNamesSource } from "./s3/S3PolicyNamesSource.js";
import { S3PublicAccessBlockComplete } from "./s3/S3PublicAccessBlockComplete.js";
import { S3ReplicationComplete } from "./s3/S3ReplicationComplete.js";
import { S3ReplicationKeepsDeleted } from "./s3/S3ReplicationKeepsDeleted.js";
import { S3ReplicationStaysInAccounts } from "./s3/S3ReplicationStaysInAccounts.js";
import { S3ResultsArchived } from "./s3/S3ResultsArchived.js";
import { S3ResultsLocked } from "./s3/S3ResultsLocked.js";
import { S3ResultsReplicated } from "./s3/S3ResultsReplicated.js";
import { S3StagingExpires } from "./s3/S3StagingExpires.js";
import { S3TransferAccelerationOff } from "./s3/S3TransferAccelerationOff.js";
import { S3UploadsExpire } from "./s3/S3UploadsExpire.js";
import { S3VersionsExpire } from "./s3/S3VersionsExpire.js";
import { S3WrongEncryptionDenied } from "./s3/S3WrongEncryptionDenied.js";
import { SecretEncryptedWithCustomerKey } from "./secrets/SecretEncryptedWithCustomerKey.js";
import { SecretPolicyClosed } from "./secrets/SecretPolicyClosed.js";
import { SecretRecoverable } from "./secrets/SecretRecoverable.js";
import { SecretRotated } from "./secrets/SecretRotated.js";
import { SecretRotationInterval } from "./secrets/SecretRotationInterval.js";
import { SecretValueWriteOnly } from "./secrets/SecretValueWriteOnly.js";
import { SnsEncryptedWithCustomerKey } from "./sns/SnsEncryptedWithCustomerKey.js";
import { SnsSignedWithSha256 } from "./sns/SnsSignedWithSha256.js";
import { SubscriptionKeepsUndelivered } from "./sns/SubscriptionKeepsUndelivered.js";
import { DeadLetterSourcesNamed } from "./sqs/DeadLetterSourcesNamed.js";
import { DeadLettersKept } from "./sqs/DeadLettersKept.js";
import { SqsDeadLetterQueue } from "./sqs/SqsDeadLetterQueue.js";
import { SqsEncryptedWithCustomerKey } from "./sqs/SqsEncryptedWithCustomerKey.js";
import { SsmSecureString } from "./ssm/SsmSecureString.js";
import { DataProtectedInProd } from "./stack/DataProtectedInProd.js";
import { EnvironmentIsolated } from "./stack/EnvironmentIsolated.js";
import { NoCredentialLiteral } from "./stack/NoCredentialLiteral.js";
import { NoLiteralAccountId } from "./stack/NoLiteralAccountId.js";
import { NoSecretInArguments } from "./stack/NoSecretInArguments.js";
import { NoSecretInOutputs } from "./stack/NoSecretInOutputs.js";
import { ResourcesInComponentRegion } from "./stack/ResourcesInComponentRegion.js";
import { StackInOneEnvironment } from "./stack/StackInOneEnvironment.js";
import { StateMachineLogged } from "./stepfunctions/StateMachineLogged.js";
import { ComponentTagged } from "./tags/ComponentTagged.js";
import { RequiredTags } from "./tags/RequiredTags.js";
import { WebAclLogged } from "./wafv2/WebAclLogged.js";
import { WaiverNamesControl } from "./waivers/WaiverNamesControl.js";
import { WaiversReviewedYearly } from "./waivers/WaiversReviewedYearly.js";
import { WaiversValid } from "./waivers/WaiversValid.js";

/** Every rule. Packs select from it. */
export const allRules: readonly Rule[] = [
  AlarmCanFire,
  AlarmDecidesMissingData,
  AlarmHasAction,
  AlarmMetricFilled,
  AlarmRequired,
  AlarmTellsRecovery,
  AlarmTopicSubscribed,
  ApiAccessLogged,
  ApiBodiesUnlogged,
  ApiCallsSigned,
  ApiClosedToOthers,
  ApiEndpointInRegion,
  ApiOpenHasFirewall,
  ApiRequestsValidated,
  ApiThrottled,
  ApiTlsModern,
  ApiWithoutKeys,
  AuditComplete,
  AuditLogRetained,
  BackupVaultProtected,
  BatchJobTimeout,
  BatchRetriesSelective,
  BatchStuckJobsEnd,
  CatalogEncrypted,
  CloudTrailBaseline,
  CloudTrailRecordsManagement,
  ClusterObserved,
  ComponentTagged,
  ConfigRecorderComplete,
  ContainerCapabilitiesDropped,
  ContainerLimited,
  ContainerLogged,
  ContainerNonRoot,
  ContainerNotPrivileged,
  ContainerRootReadOnly,
  CrossAccountWithinEnvironment,
  DataProtectedInProd,
  DataServiceEncrypted,
  DatabaseIngressFromTasks,
  DatabaseSubnetsIsolated,
  DeadLetterSourcesNamed,
  DeadLettersKept,
  DefaultGroupClosed,
  DeletionProtection,
  DynamoDbEncryptedWithCustomerKey,
  DynamoDbRestorable,
  EcrEncryptedWithCustomerKey,
  EcrImagesExpire,
  EcrImmutableTags,
  EcrScanOnPush,
  EcsExecOff,
  EcsExecutionRoleMinimal,
  EcsRolesDistinct,
  EgressHttpsOnly,
  EgressNotAnywhere,
  EndpointHttpsOnly,
  EndpointPolicyScoped,
  EndpointPrivateDns,
  EnvironmentIsolated,
  EventFailuresKept,
  EventRuleHasTarget,
  ExecuteApiScoped,
  ExecutionRoleSecretsInjected,
  FargateOnly,
  FargatePlatformLatest,
  FlowLogsOn,
  GatewayEndpointsPresent,
  GrantedAsIntended,
  GroupRulesDescribed,
  GroupRulesInOneShape,
  IamAssumeRoleNamed,
  IamFederationExact,
  IamNoBroadManagedPolicy,
  IamNoKmsDecryptStar,
  IamNoPrivilegeEscalation,
  IamNoUserPolicies,
  IamNoWildcardAction,
  IamNoWildcardResource,
  IamPassRoleScoped,
  IamPasswordPolicy,
  IamPermissionsBoundary,
  IamPolicyWellFormed,
  IamResourcesNamed,
  IamRoleCreationBounded,
  IamRolePoliciesOneShape,
  IamSessionDuration,
  IamTrustActionsNamed,
  IamTrustNamesResource,
  IamTrustNamesRole,
  IamTrustNamesSource,
  ImageByDigest,
  ImageFromApprovedRegistry,
  IngressNamesPorts,
  InterfaceEndpointsPresent,
  JobAlarms,
  KmsDeletionWindow,
  KmsGrantNarrow,
  KmsGrantsForServicesOnly,
  KmsKeyPerFunction,
  KmsKeyPolicyNamesActions,
  KmsKeyPolicyNamesPrincipals,
  KmsKeyPolicyOneAccount,
  KmsKeyRotated,
  KmsKeySingleRegion,
  KmsLockoutChecked,
  KmsServiceUseScoped,
  KmsUseBoundToData,
  KmsUseThroughService,
  LambdaCodeSigningEnforced,
  LambdaConcurrencyBounded,
  LambdaEnvironmentEncrypted,
  LambdaFailuresKept,
  LambdaLogGroupOwn,
  LambdaPartialBatch,
  LambdaPermissionScoped,
  LambdaRuntimeSupported,
  LambdaUrlSigned,
  LogGroupEncryptedWithCustomerKey,
  LogRetentionSet,
  MessagingHasPolicy,
  MessagingTlsOnly,
  MultiZone,
  NetworkAclClosedToAdministration,
  NoCredentialLiteral,
  NoDefaultVpc,
  NoIamUserOrAccessKey,
  NoIngressFromAnywhere,
  NoLiteralAccountId,
  NoPeeringAcrossRegions,
  NoPortMappings,
  NoPublicAddress,
  NoRemoteAdministration,
  NoRouteToInternet,
  NoSecretInArguments,
  NoSecretInOutputs,
  NoSecretLikeEnvironment,
  ProviderUsesRole,
  ProviderUsesTls,
  PublicSubnetHoldsOnlyNat,
  QueryResultsEncrypted,
  RdsCertificateCurrent,
  RdsConnectScoped,
  RdsDefaultsAvoided,
  RdsFinalSnapshot,
  RdsIamAuthentication,
  RdsInsightsEncrypted,
  RdsLogGroupsOwn,
  RdsLogsExported,
  RdsMasterSecret,
  RdsMinorUpgrades,
  RdsMonitored,
  RdsMultiZone,
  RdsNotPublic,
  RdsSessionsLogged,
  RdsSnapshotsTagged,
  RdsStorageEncrypted,
  RdsTlsForced,
  RdsVersionSupported,
  ReplicationRoleKeys,
  ReplicationRoleScoped,
  RequiredTags,
  ResourcePolicyLeastPrivilege,
  ResourcePolicyNamesSource,
  ResourcePolicyNotPublic,
  ResourcesInComponentRegion,
  RoleNotShared,
  RoleTrustsItsUserOnly,
  RotationAlarms,
  RouteToInternetHasReason,
  S3AccessPointDelegationNarrow,
  S3AccessPointPrivate,
  S3BucketAccessLogged,
  S3BucketEncryptedWithCustomerKey,
  S3BucketKeyEnabled,
  S3BucketOldTlsRefused,
  S3BucketOwnerEnforced,
  S3BucketPublicAccessBlock,
  S3BucketTlsOnly,
  S3BucketVersioned,
  S3ComplianceInventoried,
  S3DeletionGuarded,
  S3InventoryTells,
  S3KeyOfBucketRegion,
  S3ListingBoundToPrefix,
  S3LogBucketTakesLogs,
  S3NoAclGrants,
  S3NoForceDestroy,
  S3NoPublicPrincipal,
  S3NoWebsite,
  S3NotificationReachesEncryptedTarget,
  S3ObjectsKeepBucketEncryption,
  S3PolicyLeastPrivilege,
  S3PolicyNamesSource,
  S3PublicAccessBlockComplete,
  S3ReplicationComplete,
  S3ReplicationKeepsDeleted,
  S3ReplicationStaysInAccounts,
  S3ResultsArchived,
  S3ResultsLocked,
  S3ResultsReplicated,
  S3StagingExpires,
  S3TransferAccelerationOff,
  S3UploadsExpire,
  S3VersionsExpire,
  S3WrongEncryptionDenied,
  SecretAccessScoped,
  SecretEncryptedWithCustomerKey,
  SecretPolicyClosed,
  SecretRecoverable,
  SecretRotated,
  SecretRotationInterval,
  SecretValueWriteOnly,
  SecurityFilterAlarmed,
  SecurityGroupsNamed,
  ServiceHealthChecked,
  ServiceRollsBack,
  SnapshotPrivate,
  SnsEncryptedWithCustomerKey,
  SnsSignedWithSha256,
  SqsDeadLetterQueue,
  SqsEncryptedWithCustomerKey,
  SsmSecureString,
  StackInOneEnvironment,
  StateMachineLogged,
  StatefulBackup,
  SubnetHasRouteTable,
  SubnetMapsNoPublicAddress,
  SubscriptionKeepsUndelivered,
  TaskGroupsHaveNoIngress,
  TaskStateless,
  TasksInIsolatedSubnets,
  TasksTagged,
  TopicClosedAsIntended,
  TrailBucketProtected,
  TrustedAsIntended,
  VpcBlocksDisjoint,
  VpcResolvesPrivateNames,
  WaiverNamesControl,
  WaiversReviewedYearly,
  WaiversValid,
  WebAclLogged,
];
