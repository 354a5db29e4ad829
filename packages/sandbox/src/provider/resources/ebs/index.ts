import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { EncryptionByDefault } from "./EncryptionByDefault.js";

export const ebsDefinitions: readonly ResourceDefinition[] = [EncryptionByDefault];
