import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Secret } from "./Secret.js";
import { SecretPolicy } from "./SecretPolicy.js";
import { SecretRotation } from "./SecretRotation.js";
import { SecretVersion } from "./SecretVersion.js";

export const secretsmanagerDefinitions: readonly ResourceDefinition[] = [
  Secret,
  SecretPolicy,
  SecretRotation,
  SecretVersion,
];
