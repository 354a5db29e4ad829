import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { OpenIdConnectProvider } from "./OpenIdConnectProvider.js";
import { Policy } from "./Policy.js";
import { Role } from "./Role.js";
import { RolePolicy } from "./RolePolicy.js";
import { RolePolicyAttachment } from "./RolePolicyAttachment.js";

export const iamDefinitions: readonly ResourceDefinition[] = [
  OpenIdConnectProvider,
  Policy,
  Role,
  RolePolicy,
  RolePolicyAttachment,
];
