import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { DeliveryChannel } from "./DeliveryChannel.js";
import { Recorder } from "./Recorder.js";
import { RecorderStatus } from "./RecorderStatus.js";
import { Rule } from "./Rule.js";

export const cfgDefinitions: readonly ResourceDefinition[] = [DeliveryChannel, Recorder, RecorderStatus, Rule];
