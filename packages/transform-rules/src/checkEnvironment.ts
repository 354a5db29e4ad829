import { isText } from "./isText.js";
import type { JobPolicy } from "./JobPolicy.js";
import { RefusedError } from "./RefusedError.js";

const wellFormed = /^[A-Z][A-Z0-9_]{0,63}$/;

/**
 * Names by which a loader, a runtime, a shell, git, a proxy or AWS's SDK is steered. No policy can allow them: the allow-list is
 * the control, and this is the second one, for the day on which somebody allows `*`.
 */
const steering = [
  /^(AWS|AMAZON|ECS|LD|DYLD|GIT|SSH|SSL|CURL|NODE_(?!VERSION$)|NPM|YARN|PNPM|COREPACK|PYTHON(?!_VERSION$)|PIP|PERL|RUBY|GEM|BUNDLE)/,
  /^(JAVA_(?!VERSION$)|JDK|_JAVA|MAVEN|MVN|M2|GRADLE|JVM|KOTLIN|SCALA|SBT|DOTNET|CORECLR|COR_|MSBUILD|CARGO|RUST|GO(FLAGS|PATH|ROOT|PROXY|ENV)|CGO|CC$|CXX$)/,
  /^(BASH|ENV$|SHELL|SHELLOPTS|IFS$|PS4$|PROMPT_COMMAND$|CDPATH$|ZDOTDIR$|PATH|HOME$|USER$|LOGNAME$|TMP|TEMP|XDG|MALLOC_|GLIBC_|GCONV_PATH$|LOCPATH$|NLSPATH$)/,
  /^(EDITOR|VISUAL|PAGER|LESS|MANPAGER|BROWSER)/,
  /^(HTTP|HTTPS|ALL|NO|FTP)_PROXY$|^(REQUESTS_CA_BUNDLE|OPENSSL|HOSTALIASES|RES_OPTIONS|LOCALDOMAIN)/,
  /^(SALLYPORT|TRANSFORM|BATCH)_/,
];

const MOST_VARIABLES = 50;
/** UTF-8 bytes. */
const LONGEST_VALUE = 8_192;

/**
 * Checks names and values of the variables that a job may set for its program.
 * @throws RefusedError `environment-not-allowed`, `environment-not-text`, `environment-too-long`; a value is never in the message
 */
export function checkEnvironment(
  environment: Readonly<Record<string, string>>,
  policy: Pick<JobPolicy, "environmentNames">,
): void {
  const entries = Object.entries(environment);
  if (entries.length > MOST_VARIABLES)
    throw new RefusedError("environment-too-long", `There may be ${MOST_VARIABLES} environment variables.`);
  for (const [name, value] of entries) {
    if (!isAllowedName(name, policy))
      throw new RefusedError(
        "environment-not-allowed",
        `The environment variable ${nameFor(name)} is not allowed; these are: ${policy.environmentNames.join(", ")}.`,
      );
    if (!isText(value))
      throw new RefusedError("environment-not-text", `The value of ${name} has a NUL byte or is no Unicode text.`);
    if (Buffer.byteLength(value) > LONGEST_VALUE)
      throw new RefusedError("environment-too-long", `The value of ${name} is over ${LONGEST_VALUE} bytes.`);
  }
}

function isAllowedName(name: string, { environmentNames }: Pick<JobPolicy, "environmentNames">): boolean {
  if (!wellFormed.test(name) || steering.some((pattern) => pattern.test(name))) return false;
  return environmentNames.some((allowed) =>
    allowed.endsWith("*") ? name.startsWith(allowed.slice(0, -1)) : name === allowed,
  );
}

/** A name from outside, in a message: only what cannot be mistaken for something else. */
function nameFor(name: string): string {
  return /^[A-Za-z0-9_]{1,64}$/.test(name) ? name : "with a name that is none";
}
