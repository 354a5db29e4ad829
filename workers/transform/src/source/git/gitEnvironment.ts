import type { GitAddress } from "@sallyport/transform-rules";

export interface GitEnvironmentOptions {
  readonly address: GitAddress;
  /** Where the host was found to be: git talks to these and asks no resolver again, which could answer otherwise. */
  readonly addresses: readonly string[];
  /** An empty folder, for what git looks for in a home. */
  readonly home: string;
  readonly path: string;
  /** Whether file descriptor 3 gives a token. */
  readonly token: boolean;
  /** PEM file of the authorities that are trusted instead of the system's. */
  readonly caFile?: string | undefined;
}

/** Prints what the pipe holds, once; asked to store or erase, it does nothing. Constant: no text of a job is in it. */
const helper = '!f() { test "$1" = get && cat <&3; }; f';

/** The whole environment of each git process: nothing is inherited, and no configuration but this is read. Pure. */
export function gitEnvironment(options: GitEnvironmentOptions): Record<string, string> {
  const { address, addresses, home, path, token, caFile } = options;
  const origin = `https://${new URL(address.url).host}`;
  const resolved = addresses.map((ip) => (ip.includes(":") ? `[${ip}]` : ip)).join(",");
  const configuration: readonly (readonly [name: string, value: string])[] = [
    ["http.followRedirects", "false"],
    ["http.sslVerify", "true"],
    ["http.proxy", ""],
    ["http.curloptResolve", `${address.host}:${address.port}:${resolved}`],
    ["http.lowSpeedLimit", "1000"],
    ["http.lowSpeedTime", "60"],
    ...(caFile === undefined ? [] : ([["http.sslCAInfo", caFile]] as const)),
    ["core.hooksPath", "/dev/null"],
    ["core.fsmonitor", "false"],
    ["core.protectNTFS", "true"],
    ["core.protectHFS", "true"],
    ["core.autocrlf", "false"],
    ["submodule.recurse", "false"],
    ["fetch.recurseSubmodules", "false"],
    ["fetch.fsckObjects", "true"],
    ["fetch.unpackLimit", "1"],
    ["fetch.bundleURI", ""],
    ["transfer.bundleURI", "false"],
    ["protocol.allow", "never"],
    ["protocol.https.allow", "always"],
    ["filter.lfs.smudge", ""],
    ["filter.lfs.process", ""],
    ["filter.lfs.required", "false"],
    ["gc.auto", "0"],
    ["maintenance.auto", "false"],
    ["advice.detachedHead", "false"],
    ["init.defaultBranch", "main"],
    ["credential.helper", ""],
    ...(token ? ([[`credential.${origin}.helper`, helper]] as const) : []),
  ];
  return {
    PATH: path,
    HOME: home,
    LANG: "C.UTF-8",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_ATTR_NOSYSTEM: "1",
    GIT_ALLOW_PROTOCOL: "https",
    GIT_TERMINAL_PROMPT: "0",
    GIT_LFS_SKIP_SMUDGE: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_CEILING_DIRECTORIES: "/",
    ...numbered(configuration),
  };
}

function numbered(entries: readonly (readonly [name: string, value: string])[]): Record<string, string> {
  const pairs = entries.flatMap(([name, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, name],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(entries.length), ...Object.fromEntries(pairs) };
}
