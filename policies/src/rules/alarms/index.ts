import type { Rule } from "../../engine/Rule.js";
import { AlarmCanFire } from "./AlarmCanFire.js";
import { AlarmDecidesMissingData } from "./AlarmDecidesMissingData.js";
import { AlarmHasAction } from "./AlarmHasAction.js";
import { AlarmMetricFilled } from "./AlarmMetricFilled.js";
import { AlarmRequired } from "./AlarmRequired.js";
import { AlarmTellsRecovery } from "./AlarmTellsRecovery.js";
import { AlarmTopicSubscribed } from "./AlarmTopicSubscribed.js";
import { JobAlarms } from "./JobAlarms.js";
import { RotationAlarms } from "./RotationAlarms.js";
import { SecurityFilterAlarmed } from "./SecurityFilterAlarmed.js";
import { SparkJobAlarms } from "./SparkJobAlarms.js";

export const alarmsRules: readonly Rule[] = [
  AlarmCanFire,
  AlarmDecidesMissingData,
  AlarmHasAction,
  AlarmMetricFilled,
  AlarmRequired,
  AlarmTellsRecovery,
  AlarmTopicSubscribed,
  JobAlarms,
  RotationAlarms,
  SecurityFilterAlarmed,
  SparkJobAlarms,
];
