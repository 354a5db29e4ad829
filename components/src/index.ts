export { Access, type AccessIntent as PlainAccessIntent } from "@sallyport/intents";
export type { AccountArgs } from "./account/AccountArgs.js";
export {
  AccountSettings,
  type AccountSettingsArgs,
  type AccountSettingsExceptions,
  type SecurityContactArgs,
} from "./account/AccountSettings.js";
export { RegionSettings, type RegionSettingsArgs } from "./account/RegionSettings.js";
export { SpendBudget, type SpendBudgetArgs } from "./account/SpendBudget.js";
export type { CatalogColumnArgs, CatalogPartitionArgs, CatalogTableArgs } from "./analytics/CatalogTableArgs.js";
export { DataCatalog } from "./analytics/DataCatalog.js";
export type { DataCatalogArgs } from "./analytics/DataCatalogArgs.js";
export { SparkApplication } from "./analytics/SparkApplication.js";
export type { SparkApplicationArgs } from "./analytics/SparkApplicationArgs.js";
export type { ApiRouteArgs, ThrottleArgs } from "./api/ApiRouteArgs.js";
export { HardenedApi } from "./api/HardenedApi.js";
export type { HardenedApiArgs } from "./api/HardenedApiArgs.js";
export { LogArchive } from "./archive/LogArchive.js";
export type { LogArchiveArgs } from "./archive/LogArchiveArgs.js";
export { AuditAlarms, type AuditAlarmsArgs } from "./audit/AuditAlarms.js";
export { AuditTrail } from "./audit/AuditTrail.js";
export type { AuditTrailArgs } from "./audit/AuditTrailArgs.js";
export { ConfigBaseline } from "./audit/ConfigBaseline.js";
export type { ConfigBaselineArgs } from "./audit/ConfigBaselineArgs.js";
export type { DataEventArgs } from "./audit/DataEventArgs.js";
export {
  ExternalAccessAnalyzer,
  type ExternalAccessAnalyzerArgs,
  ZoneOfTrust,
} from "./audit/ExternalAccessAnalyzer.js";
export { FindingSeverity } from "./audit/FindingSeverity.js";
export { FindingsHub, type FindingsHubArgs, HubStandard } from "./audit/FindingsHub.js";
export { ThreatDetector, type ThreatDetectorArgs, ThreatFeature } from "./audit/ThreatDetector.js";
export { BackupPlan } from "./backup/BackupPlan.js";
export type { BackupPlanArgs } from "./backup/BackupPlanArgs.js";
export { BatchEnvironment } from "./compute/BatchEnvironment.js";
export type { BatchEnvironmentArgs, BatchExceptions } from "./compute/BatchEnvironmentArgs.js";
export type { ContainerArgs } from "./compute/ContainerArgs.js";
export { CpuArchitecture } from "./compute/CpuArchitecture.js";
export { ImageRepository, type ImageRepositoryArgs } from "./compute/ImageRepository.js";
export type { ScalingArgs } from "./compute/ScalingArgs.js";
export { ScheduledTask } from "./compute/ScheduledTask.js";
export type { ScheduledTaskArgs } from "./compute/ScheduledTaskArgs.js";
export type { TaskArgs, TaskExceptions } from "./compute/TaskArgs.js";
export { WorkerService } from "./compute/WorkerService.js";
export type { WorkerServiceArgs } from "./compute/WorkerServiceArgs.js";
export { PostgresDatabase } from "./data/PostgresDatabase.js";
export type { PostgresDatabaseArgs, PostgresDatabaseExceptions } from "./data/PostgresDatabaseArgs.js";
export { RotatedSecret } from "./data/RotatedSecret.js";
export type { RotatedSecretArgs } from "./data/RotatedSecretArgs.js";
export { SecureParameter, type SecureParameterArgs } from "./data/SecureParameter.js";
export { HardenedTable } from "./database/HardenedTable.js";
export type { HardenedTableArgs } from "./database/HardenedTableArgs.js";
export { AttributeType, type KeyAttributeArgs } from "./database/KeyAttributeArgs.js";
export { type TableIndexArgs, TableProjection } from "./database/TableIndexArgs.js";
export { ArgumentError } from "./errors/ArgumentError.js";
export type { EventRetryArgs } from "./events/EventRetryArgs.js";
export { type EventBusTargetArgs, EventRoute, type EventRouteArgs } from "./events/EventRoute.js";
export { EventRule } from "./events/EventRule.js";
export type { EventRuleArgs } from "./events/EventRuleArgs.js";
export type { AuditTrailOutputs, FoundationOutputs } from "./foundation/FoundationOutputs.js";
export { type Foundation, inRegion, readFoundation } from "./foundation/readFoundation.js";
export type {
  FailureQueueArgs,
  FunctionInvokerArgs,
  QueueSourceArgs,
  ScheduleSourceArgs,
  TopicSourceArgs,
} from "./functions/FunctionEventArgs.js";
export { FunctionRuntime } from "./functions/FunctionRuntime.js";
export { HardenedFunction } from "./functions/HardenedFunction.js";
export type { HardenedFunctionArgs } from "./functions/HardenedFunctionArgs.js";
export { OrganizationGuardrails } from "./guardrails/OrganizationGuardrails.js";
export type { OrganizationGuardrailsArgs } from "./guardrails/OrganizationGuardrailsArgs.js";
export type { AccessIntentArgs } from "./identity/AccessIntentArgs.js";
export { ApiLogRole, type ApiLogRoleArgs } from "./identity/ApiLogRole.js";
export {
  CrossAccountRole,
  type CrossAccountRoleArgs,
  type CrossAccountRoleExceptions,
} from "./identity/CrossAccountRole.js";
export { DeployerRole } from "./identity/DeployerRole.js";
export type { DeployerRoleArgs, GitHubRunArgs } from "./identity/DeployerRoleArgs.js";
export { ExecutionRole, type ExecutionRoleArgs, type InjectedSecretArgs } from "./identity/ExecutionRole.js";
export { FunctionRole, type FunctionRoleArgs } from "./identity/FunctionRole.js";
export { OidcProvider, type OidcProviderArgs } from "./identity/OidcProvider.js";
export { PermissionsBoundary, type PermissionsBoundaryArgs } from "./identity/PermissionsBoundary.js";
export { ReplicationRole, type ReplicationRoleArgs, type ReplicationTargetArgs } from "./identity/ReplicationRole.js";
export { ServicePrincipal } from "./identity/ServicePrincipal.js";
export { ServiceRole, type ServiceRoleArgs } from "./identity/ServiceRole.js";
export { SessionRole, type SessionRoleArgs } from "./identity/SessionRole.js";
export { TaskRole, type TaskRoleArgs } from "./identity/TaskRole.js";
export { EncryptionKey } from "./keys/EncryptionKey.js";
export type {
  EncryptionKeyArgs,
  EncryptionKeyExceptions,
  KeyServiceArgs,
  KeyUserArgs,
} from "./keys/EncryptionKeyArgs.js";
export { HardenedQueue } from "./messaging/HardenedQueue.js";
export type { HardenedQueueArgs, QueueSenderArgs } from "./messaging/HardenedQueueArgs.js";
export { HardenedTopic } from "./messaging/HardenedTopic.js";
export type { HardenedTopicArgs, TopicPublisherArgs, TopicSubscriptionArgs } from "./messaging/HardenedTopicArgs.js";
export { TopicProtocol } from "./messaging/TopicProtocol.js";
export { checkDisjointBlocks } from "./network/checkDisjointBlocks.js";
export type { DatabaseDestinationArgs } from "./network/DatabaseDestinationArgs.js";
export { DatabaseSecurityGroup, type DatabaseSecurityGroupArgs } from "./network/DatabaseSecurityGroup.js";
export { IsolatedVpc } from "./network/IsolatedVpc.js";
export type { IsolatedVpcArgs, IsolatedVpcExceptions } from "./network/IsolatedVpcArgs.js";
export { NatGateways } from "./network/NatGateways.js";
export {
  WorkloadSecurityGroup,
  type WorkloadSecurityGroupArgs,
  type WorkloadSecurityGroupExceptions,
} from "./network/WorkloadSecurityGroup.js";
export { type AlarmArgs, AlarmComparison, type AlarmMetricArgs, MissingData } from "./observability/AlarmArgs.js";
export { type AlarmPublisherArgs, AlarmTopic, type AlarmTopicArgs } from "./observability/AlarmTopic.js";
export {
  type DashboardExpressionArgs,
  type DashboardMetricArgs,
  type DashboardRowArgs,
  DashboardView,
  type DashboardWidgetArgs,
} from "./observability/DashboardArgs.js";
export { FlowLogAlarms, type FlowLogAlarmsArgs } from "./observability/FlowLogAlarms.js";
export { LogGroup, type LogGroupArgs } from "./observability/LogGroup.js";
export { LogMetric, type LogMetricAlarmArgs, type LogMetricArgs } from "./observability/LogMetric.js";
export { SavedQueries, type SavedQueriesArgs, type SavedQueryArgs } from "./observability/SavedQueries.js";
export { WorkloadAlarms, type WorkloadAlarmsArgs } from "./observability/WorkloadAlarms.js";
export { WorkloadDashboard, type WorkloadDashboardArgs } from "./observability/WorkloadDashboard.js";
export { HardenedStateMachine } from "./orchestration/HardenedStateMachine.js";
export type { HardenedStateMachineArgs } from "./orchestration/HardenedStateMachineArgs.js";
export { Remediation } from "./remediation/Remediation.js";
export { type RemediationArgs, RemediationMode } from "./remediation/RemediationArgs.js";
export type { BucketAccessPointArgs } from "./storage/BucketAccessPointArgs.js";
export { type BucketInventoryArgs, InventoryFrequency } from "./storage/BucketInventoryArgs.js";
export type { BucketNotificationArgs } from "./storage/BucketNotificationArgs.js";
export type { BucketReplicationArgs, BucketReplicationTargetArgs } from "./storage/BucketReplicationArgs.js";
export { DataRole } from "./storage/DataRole.js";
export { HardenedBucket } from "./storage/HardenedBucket.js";
export type { AccessLogsArgs, BucketExceptions, HardenedBucketArgs } from "./storage/HardenedBucketArgs.js";
export { ArchiveClass, type IntelligentTieringArgs, type LifecycleArgs } from "./storage/LifecycleArgs.js";
export { LogBucket, type LogBucketArgs } from "./storage/LogBucket.js";
export { type ObjectLockArgs, ObjectLockMode } from "./storage/ObjectLockArgs.js";
export type { Tags } from "./tagging/tagsFor.js";
export type { Waiver } from "./waivers/Waiver.js";
