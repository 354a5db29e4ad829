import { defaultGitHosts, type JobPolicy } from "@sallyport/transform-rules";

/**
 * What a job may ask for where it runs for its own user, on a machine of theirs: the programs of the multi-language image and harmless ones
 * to try with, never a shell; any variable that does not steer a runtime.
 */
export const localPolicy: JobPolicy = {
  programs: [
    "atx",
    "cat",
    "cp",
    "echo",
    "false",
    "gradle",
    "java",
    "javac",
    "ls",
    "mkdir",
    "mv",
    "mvn",
    "node",
    "npm",
    "npx",
    "python3",
    "sed",
    "sleep",
    "touch",
    "true",
  ],
  environmentNames: ["*"],
  gitHosts: defaultGitHosts,
  sourceBuckets: [],
  localSources: true,
};
