/** Hosts of git sources where nothing else is set. */
export const defaultGitHosts: readonly string[] = ["github.com", "gitlab.com", "bitbucket.org"];

/** Environment names of jobs where nothing else is set: versions to choose, `atx`'s own, and what any program reads harmlessly. */
export const defaultEnvironmentNames: readonly string[] = [
  "APP_*",
  "ATX_*",
  "CI",
  "JAVA_VERSION",
  "JOB_*",
  "LANG",
  "NODE_VERSION",
  "PYTHON_VERSION",
  "TZ",
];

/** Programs of jobs where nothing else is set. */
export const defaultPrograms: readonly string[] = ["atx"];
