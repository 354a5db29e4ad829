/**
 * What each job runs: ESLint's own fixes, of which these rewrite only what means the same afterwards. A variable that is used outside of its
 * block, say, stays `var`. They are warnings, since what ESLint leaves as it is makes no failed job.
 */
export const modernise: readonly string[] = [
  "eslint",
  "--no-config-lookup",
  "--fix",
  ...["--parser-options", "sourceType:commonjs"],
  ...[
    "no-var",
    "prefer-const",
    "prefer-template",
    "object-shorthand",
    "prefer-arrow-callback",
    "prefer-exponentiation-operator",
  ].flatMap((rule) => ["--rule", `${rule}: warn`]),
  ".",
];
