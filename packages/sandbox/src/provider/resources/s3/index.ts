import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { bucket } from "./Bucket.js";

export const s3Definitions: readonly ResourceDefinition[] = [bucket];
