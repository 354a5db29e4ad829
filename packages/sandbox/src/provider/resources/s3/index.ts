import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { accessPoint } from "./AccessPoint.js";
import { accountPublicAccessBlock } from "./AccountPublicAccessBlock.js";
import { bucket } from "./Bucket.js";
import { bucketIntelligentTieringConfiguration } from "./BucketIntelligentTieringConfiguration.js";
import { bucketLifecycleConfiguration } from "./BucketLifecycleConfiguration.js";
import { bucketLogging } from "./BucketLogging.js";
import { bucketNotification } from "./BucketNotification.js";
import { bucketObjectLockConfiguration } from "./BucketObjectLockConfiguration.js";
import { bucketObject } from "./BucketObjectv2.js";
import { bucketOwnershipControls } from "./BucketOwnershipControls.js";
import { bucketPolicy } from "./BucketPolicy.js";
import { bucketPublicAccessBlock } from "./BucketPublicAccessBlock.js";
import { bucketReplicationConfig } from "./BucketReplicationConfig.js";
import { bucketServerSideEncryptionConfiguration } from "./BucketServerSideEncryptionConfiguration.js";
import { bucketVersioning } from "./BucketVersioning.js";
import { inventory } from "./Inventory.js";

export const s3Definitions: readonly ResourceDefinition[] = [
  accessPoint,
  accountPublicAccessBlock,
  bucket,
  bucketIntelligentTieringConfiguration,
  bucketLifecycleConfiguration,
  bucketLogging,
  bucketNotification,
  bucketObject,
  bucketObjectLockConfiguration,
  bucketOwnershipControls,
  bucketPolicy,
  bucketPublicAccessBlock,
  bucketReplicationConfig,
  bucketServerSideEncryptionConfiguration,
  bucketVersioning,
  inventory,
];
