import type { Rule } from "../engine/Rule.js";
import { DynamoDbEncryptedWithCustomerKey } from "./dynamodb/DynamoDbEncryptedWithCustomerKey.js";
import { DynamoDbRestorable } from "./dynamodb/DynamoDbRestorable.js";
import { NoIngressFromAnywhere } from "./ec2/NoIngressFromAnywhere.js";
import { NoRouteToInternet } from "./ec2/NoRouteToInternet.js";
import { RouteToInternetHasReason } from "./ec2/RouteToInternetHasReason.js";
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
import { S3BucketAccessLogged } from "./s3/S3BucketAccessLogged.js";
import { S3BucketEncryptedWithCustomerKey } from "./s3/S3BucketEncryptedWithCustomerKey.js";
import { S3BucketPublicAccessBlock } from "./s3/S3BucketPublicAccessBlock.js";
import { S3BucketTlsOnly } from "./s3/S3BucketTlsOnly.js";
import { S3BucketVersioned } from "./s3/S3BucketVersioned.js";
import { SqsEncryptedWithCustomerKey } from "./sqs/SqsEncryptedWithCustomerKey.js";
import { WaiversValid } from "./waivers/WaiversValid.js";

/** Every rule. Packs select from it. */
export const allRules: readonly Rule[] = [
  ContainerRootReadOnly,
  DynamoDbEncryptedWithCustomerKey,
  DynamoDbRestorable,
  EcsContainersHardened,
  EcsRolesDistinct,
  IamNoWildcardAction,
  IamNoWildcardResource,
  IamTrustNamesSource,
  KmsKeyPolicyNamesPrincipals,
  KmsKeyRotated,
  KmsKeySingleRegion,
  LogGroupRetained,
  NoIngressFromAnywhere,
  NoRouteToInternet,
  RouteToInternetHasReason,
  S3BucketAccessLogged,
  S3BucketEncryptedWithCustomerKey,
  S3BucketPublicAccessBlock,
  S3BucketTlsOnly,
  S3BucketVersioned,
  SqsEncryptedWithCustomerKey,
  WaiversValid,
];
