import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { AccountPasswordPolicy } from "./AccountPasswordPolicy.js";
import { OpenIdConnectProvider } from "./OpenIdConnectProvider.js";
import { Policy } from "./Policy.js";
import { Role } from "./Role.js";
import { RolePolicy } from "./RolePolicy.js";
import { RolePolicyAttachment } from "./RolePolicyAttachment.js";
import { ServiceLinkedRole } from "./ServiceLinkedRole.js";

export const iamDefinitions: readonly ResourceDefinition[] = [
  AccountPasswordPolicy,
  OpenIdConnectProvider,
  Policy,
  Role,
  RolePolicy,
  RolePolicyAttachment,
  ServiceLinkedRole,
];
