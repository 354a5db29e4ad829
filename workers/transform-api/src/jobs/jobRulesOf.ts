import type { JobPolicy } from "@sallyport/transform-rules";
import type { Settings } from "../settings/readSettings.js";

/** What jobs may be. */
export interface JobRules {
  readonly policy: JobPolicy;
  readonly bucket: string;
  readonly maxVcpu: number;
  readonly maxTimeoutSeconds: number;
}

export function jobRulesOf(settings: Settings): JobRules {
  return {
    policy: {
      programs: settings.ALLOWED_PROGRAMS,
      environmentNames: settings.ALLOWED_ENVIRONMENT_NAMES,
      gitHosts: settings.ALLOWED_GIT_HOSTS,
      sourceBuckets: [settings.BUCKET, settings.UPLOAD_BUCKET, ...settings.SOURCE_BUCKETS],
    },
    bucket: settings.BUCKET,
    maxVcpu: settings.MAX_VCPU,
    maxTimeoutSeconds: settings.MAX_TIMEOUT_SECONDS,
  };
}
