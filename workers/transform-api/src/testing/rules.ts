import type { JobRules } from "../jobs/jobRulesOf.js";

/** Rules of the tests: those of an environment that sets little. */
export const rules: JobRules = {
  policy: {
    programs: ["atx"],
    environmentNames: ["APP_*", "JAVA_VERSION"],
    gitHosts: ["github.com"],
    sourceBuckets: ["results", "sources"],
  },
  bucket: "results",
  maxVcpu: 8,
  maxTimeoutSeconds: 43_200,
};
