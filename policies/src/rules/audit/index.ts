import type { Rule } from "../../engine/Rule.js";
import { AuditComplete } from "./AuditComplete.js";
import { CloudTrailBaseline } from "./CloudTrailBaseline.js";
import { CloudTrailRecordsManagement } from "./CloudTrailRecordsManagement.js";
import { ConfigRecorderComplete } from "./ConfigRecorderComplete.js";
import { TrailBucketProtected } from "./TrailBucketProtected.js";

export const auditRules: readonly Rule[] = [
  AuditComplete,
  CloudTrailBaseline,
  CloudTrailRecordsManagement,
  ConfigRecorderComplete,
  TrailBucketProtected,
];
