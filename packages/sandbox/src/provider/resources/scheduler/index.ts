import type { ResourceDefinition } from "../../ResourceDefinition.js";
import { Schedule } from "./Schedule.js";
import { ScheduleGroup } from "./ScheduleGroup.js";

export const schedulerDefinitions: readonly ResourceDefinition[] = [Schedule, ScheduleGroup];
