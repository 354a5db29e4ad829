import type { Rule } from "../../engine/Rule.js";
import { CrossAccountWithinEnvironment } from "./CrossAccountWithinEnvironment.js";
import { EcsExecutionRoleMinimal } from "./EcsExecutionRoleMinimal.js";
import { ExecuteApiScoped } from "./ExecuteApiScoped.js";
import { ExecutionRoleSecretsInjected } from "./ExecutionRoleSecretsInjected.js";
import { GrantedAsIntended } from "./GrantedAsIntended.js";
import { IamAssumeRoleNamed } from "./IamAssumeRoleNamed.js";
import { IamFederationExact } from "./IamFederationExact.js";
import { IamNoBroadManagedPolicy } from "./IamNoBroadManagedPolicy.js";
import { IamNoPrivilegeEscalation } from "./IamNoPrivilegeEscalation.js";
import { IamNoUserPolicies } from "./IamNoUserPolicies.js";
import { IamNoWildcardAction } from "./IamNoWildcardAction.js";
import { IamNoWildcardResource } from "./IamNoWildcardResource.js";
import { IamPassRoleScoped } from "./IamPassRoleScoped.js";
import { IamPasswordPolicy } from "./IamPasswordPolicy.js";
import { IamPermissionsBoundary } from "./IamPermissionsBoundary.js";
import { IamPolicyWellFormed } from "./IamPolicyWellFormed.js";
import { IamResourcesNamed } from "./IamResourcesNamed.js";
import { IamRoleCreationBounded } from "./IamRoleCreationBounded.js";
import { IamRolePoliciesOneShape } from "./IamRolePoliciesOneShape.js";
import { IamSessionDuration } from "./IamSessionDuration.js";
import { IamTrustActionsNamed } from "./IamTrustActionsNamed.js";
import { IamTrustNamesResource } from "./IamTrustNamesResource.js";
import { IamTrustNamesRole } from "./IamTrustNamesRole.js";
import { IamTrustNamesSource } from "./IamTrustNamesSource.js";
import { NoIamUserOrAccessKey } from "./NoIamUserOrAccessKey.js";
import { RdsConnectScoped } from "./RdsConnectScoped.js";
import { RoleNotShared } from "./RoleNotShared.js";
import { RoleTrustsItsUserOnly } from "./RoleTrustsItsUserOnly.js";
import { SecretAccessScoped } from "./SecretAccessScoped.js";
import { TrustedAsIntended } from "./TrustedAsIntended.js";

export const iamRules: readonly Rule[] = [
  CrossAccountWithinEnvironment,
  EcsExecutionRoleMinimal,
  ExecuteApiScoped,
  ExecutionRoleSecretsInjected,
  GrantedAsIntended,
  IamAssumeRoleNamed,
  IamFederationExact,
  IamNoBroadManagedPolicy,
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
  NoIamUserOrAccessKey,
  RdsConnectScoped,
  RoleNotShared,
  RoleTrustsItsUserOnly,
  SecretAccessScoped,
  TrustedAsIntended,
];
