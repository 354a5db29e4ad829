import { isIP } from "node:net";
import type { JobPolicy } from "./JobPolicy.js";
import { RefusedError } from "./RefusedError.js";
import type { GitAddress } from "./SourceAddress.js";

const LONGEST = 1_000;
const pathSegment = /^[A-Za-z0-9_~][A-Za-z0-9._~-]{0,254}$/;
const refSegment = /^[A-Za-z0-9_][A-Za-z0-9._+-]{0,199}$/;

/**
 * Reads `https://HOST/PATH[#REF]`. Strict on purpose: what git, libcurl and this parser could read differently is refused.
 * @throws RefusedError `git-url`, `git-host-not-allowed`, `git-ref`
 */
export function parseGitUrl(text: string, policy: Pick<JobPolicy, "gitHosts">): GitAddress {
  const [, authority = "", path = "", ref] = /^https:\/\/([^/#?\s]+)\/([^#?\s]+)(?:#(.*))?$/s.exec(text) ?? [];
  if (text.length > LONGEST || authority === "")
    throw new RefusedError(
      "git-url",
      "A git source has to be https://HOST/PATH, with #REF after it for a branch, tag or commit.",
    );
  if (authority.includes("@"))
    throw new RefusedError("git-url", "A git URL must not hold a name or token: tokens come from Secrets Manager.");
  const segments = path.replace(/\/$/, "").split("/");
  if (!segments.every((segment) => pathSegment.test(segment) && !segment.includes("..")))
    throw new RefusedError(
      "git-url",
      "The path of a git URL may have letters, digits, . _ ~ - and /, and no option or .. in it.",
    );
  const { hostname, host, port } = new URL(`https://${checkAuthority(authority)}/`);
  if (isIP(hostname.replace(/^\[|\]$/g, "")) !== 0 || !hostname.includes("."))
    throw new RefusedError("git-host-not-allowed", "The host of a git URL has to be a full name, not an address.");
  if (!policy.gitHosts.includes(host))
    throw new RefusedError(
      "git-host-not-allowed",
      `The host of the git URL is not allowed; these are: ${policy.gitHosts.join(", ")}.`,
    );
  const url = `https://${host}/${segments.join("/")}`;
  return {
    kind: "git",
    url,
    host: hostname,
    port: Number(port || 443),
    ...(ref === undefined ? {} : { ref: checkRef(ref) }),
  };
}

/** Only lower-case letters, digits, dots and hyphens: no IDN, no encoded byte, nothing that URL would rewrite. */
function checkAuthority(authority: string): string {
  if (
    /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:\d{1,5})?$/.test(authority) &&
    Number(authority.split(":")[1] ?? 1) <= 65_535
  )
    return authority;
  throw new RefusedError("git-host-not-allowed", "The host of a git URL has to be a plain name in lower case.");
}

function checkRef(ref: string): string {
  const segments = ref.split("/");
  const sound = segments.every(
    (segment) => refSegment.test(segment) && !segment.includes("..") && !/\.(lock)?$/.test(segment),
  );
  if (sound && ref.length <= 255) return ref;
  throw new RefusedError(
    "git-ref",
    "A git ref may have letters, digits, . _ + - and /, and must not begin with - or hold .. in it.",
  );
}
