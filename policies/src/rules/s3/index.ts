import type { Rule } from "../../engine/Rule.js";
import { ReplicationRoleKeys } from "./ReplicationRoleKeys.js";
import { ReplicationRoleScoped } from "./ReplicationRoleScoped.js";
import { S3AccessPointDelegationNarrow } from "./S3AccessPointDelegationNarrow.js";
import { S3AccessPointPrivate } from "./S3AccessPointPrivate.js";
import { S3BucketAccessLogged } from "./S3BucketAccessLogged.js";
import { S3BucketEncryptedWithCustomerKey } from "./S3BucketEncryptedWithCustomerKey.js";
import { S3BucketKeyEnabled } from "./S3BucketKeyEnabled.js";
import { S3BucketOldTlsRefused } from "./S3BucketOldTlsRefused.js";
import { S3BucketOwnerEnforced } from "./S3BucketOwnerEnforced.js";
import { S3BucketPublicAccessBlock } from "./S3BucketPublicAccessBlock.js";
import { S3BucketTlsOnly } from "./S3BucketTlsOnly.js";
import { S3BucketVersioned } from "./S3BucketVersioned.js";
import { S3ComplianceInventoried } from "./S3ComplianceInventoried.js";
import { S3DeletionGuarded } from "./S3DeletionGuarded.js";
import { S3InventoryTells } from "./S3InventoryTells.js";
import { S3KeyOfBucketRegion } from "./S3KeyOfBucketRegion.js";
import { S3ListingBoundToPrefix } from "./S3ListingBoundToPrefix.js";
import { S3LogBucketTakesLogs } from "./S3LogBucketTakesLogs.js";
import { S3NoAclGrants } from "./S3NoAclGrants.js";
import { S3NoForceDestroy } from "./S3NoForceDestroy.js";
import { S3NoPublicPrincipal } from "./S3NoPublicPrincipal.js";
import { S3NotificationReachesEncryptedTarget } from "./S3NotificationReachesEncryptedTarget.js";
import { S3NoWebsite } from "./S3NoWebsite.js";
import { S3ObjectsKeepBucketEncryption } from "./S3ObjectsKeepBucketEncryption.js";
import { S3PolicyLeastPrivilege } from "./S3PolicyLeastPrivilege.js";
import { S3PolicyNamesSource } from "./S3PolicyNamesSource.js";
import { S3PublicAccessBlockComplete } from "./S3PublicAccessBlockComplete.js";
import { S3ReplicationComplete } from "./S3ReplicationComplete.js";
import { S3ReplicationKeepsDeleted } from "./S3ReplicationKeepsDeleted.js";
import { S3ReplicationStaysInAccounts } from "./S3ReplicationStaysInAccounts.js";
import { S3ResultsArchived } from "./S3ResultsArchived.js";
import { S3ResultsLocked } from "./S3ResultsLocked.js";
import { S3ResultsReplicated } from "./S3ResultsReplicated.js";
import { S3StagingExpires } from "./S3StagingExpires.js";
import { S3TransferAccelerationOff } from "./S3TransferAccelerationOff.js";
import { S3UploadsExpire } from "./S3UploadsExpire.js";
import { S3VersionsExpire } from "./S3VersionsExpire.js";
import { S3WrongEncryptionDenied } from "./S3WrongEncryptionDenied.js";

export const s3Rules: readonly Rule[] = [
  ReplicationRoleKeys,
  ReplicationRoleScoped,
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
];
