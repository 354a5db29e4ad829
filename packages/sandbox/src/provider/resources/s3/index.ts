import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { bucket } from "./Bucket.js";
import { bucketLifecycleConfiguration } from "./BucketLifecycleConfiguration.js";
import { bucketLogging } from "./BucketLogging.js";
import { bucketNotification } from "./BucketNotification.js";
import { bucketObject } from "./BucketObjectv2.js";
import { bucketOwnershipControls } from "./BucketOwnershipControls.js";
import { bucketPolicy } from "./BucketPolicy.js";
import { bucketPublicAccessBlock } from "./BucketPublicAccessBlock.js";
import { bucketReplicationConfig } from "./BucketReplicationConfig.js";
import { bucketServerSideEncryptionConfiguration } from "./BucketServerSideEncryptionConfiguration.js";
import { bucketVersioning } from "./BucketVersioning.js";

export const s3Definitions: readonly ResourceDefinition[] = [
  bucket,
  bucketLifecycleConfiguration,
  bucketLogging,
  bucketNotification,
  bucketObject,
  bucketOwnershipControls,
  bucketPolicy,
  bucketPublicAccessBlock,
  bucketReplicationConfig,
  bucketServerSideEncryptionConfiguration,
  bucketVersioning,
];
