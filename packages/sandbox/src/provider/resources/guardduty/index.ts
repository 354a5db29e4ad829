import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Detector } from "./Detector.js";
import { DetectorFeature } from "./DetectorFeature.js";

export const guarddutyDefinitions: readonly ResourceDefinition[] = [Detector, DetectorFeature];
