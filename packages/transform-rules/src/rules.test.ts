import { posix } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkCommand } from "./checkCommand.js";
import { checkEnvironment } from "./checkEnvironment.js";
import { checkNames } from "./checkNames.js";
import { checkRelativePath } from "./checkRelativePath.js";
import { parseSource } from "./parseSource.js";
import { RefusedError } from "./RefusedError.js";

const policy = {
  programs: ["atx"],
  environmentNames: ["*"],
  gitHosts: ["github.com", "git.example.com:8443"],
  sourceBuckets: ["sources"],
};

async function codeOf(call: () => unknown): Promise<string> {
  try {
    await call();
    return "accepted";
  } catch (error) {
    if (error instanceof RefusedError) return error.code;
    throw error;
  }
}

describe("a command", () => {
  test.each([
    ["/usr/bin/atx"],
    ["./atx"],
    ["../atx"],
    ["atx "],
    ["ATX"],
    ["sh"],
    ["bash"],
    [""],
    ["atx\0"],
    ["-x"],
    ["env"],
  ])("of the program %j is refused", async (program) => {
    expect(await codeOf(() => checkCommand([program], policy))).toBe("program-not-allowed");
  });

  test("may have any text in its arguments", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }).filter((word) => !word.includes("\0"))), (words) => {
        checkCommand(["atx", ...words], policy);
      }),
    );
  });

  test.each([
    [[], "command-missing"],
    [["atx", "a\0b"], "command-not-text"],
    [["atx", "\ud800"], "command-not-text"],
    [["atx", "x".repeat(32_769)], "command-too-long"],
    [["atx", ...Array(1_000).fill("x")], "command-too-long"],
    [["atx", ...Array(20).fill("x".repeat(32_000))], "command-too-long"],
  ])("is refused where it is too long or no text", async (command, code) => {
    expect(await codeOf(() => checkCommand(command, policy))).toBe(code);
  });
});

describe("an environment", () => {
  const hostile =
    "LD_PRELOAD LD_LIBRARY_PATH DYLD_INSERT_LIBRARIES NODE_OPTIONS NODE_PATH BASH_ENV ENV PATH HOME IFS PS4 SHELLOPTS BASHOPTS " +
    "AWS_ACCESS_KEY_ID AWS_PROFILE AWS_CONTAINER_CREDENTIALS_RELATIVE_URI AWS_ENDPOINT_URL ECS_CONTAINER_METADATA_URI_V4 GIT_SSH_COMMAND " +
    "GIT_CONFIG_COUNT JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS MAVEN_OPTS MAVEN_ARGS GRADLE_OPTS PYTHONPATH PYTHONSTARTUP PERL5OPT " +
    "RUBYOPT NPM_CONFIG_REGISTRY npm_config_registry HTTPS_PROXY https_proxy TMPDIR SSL_CERT_FILE CURL_CA_BUNDLE EDITOR PAGER GLIBC_TUNABLES " +
    "TRANSFORM_BUCKET SALLYPORT_LOG_LEVEL OPENSSL_CONF XDG_CONFIG_HOME CC";

  test.each(hostile.split(" "))("with %s is refused, even where each name is allowed", async (name) => {
    expect(await codeOf(() => checkEnvironment({ [name]: "x" }, policy))).toBe("environment-not-allowed");
  });

  test.each([[""], ["A B"], ["A=B"], ["1A"], ["a"], ["A\n"], ["__proto__"], ["Ä"], ["A".repeat(65)]])(
    "with the name %j is refused",
    async (name) => {
      expect(await codeOf(() => checkEnvironment(Object.fromEntries([[name, "x"]]), policy))).toBe(
        "environment-not-allowed",
      );
    },
  );

  test("is what the policy names, and no more", async () => {
    const names = { environmentNames: ["CI", "APP_*", "JAVA_VERSION"] };
    expect(await codeOf(() => checkEnvironment({ CI: "1", APP_A: "", JAVA_VERSION: "21" }, names))).toBe("accepted");
    for (const name of ["CIX", "XCI", "APP", "JAVA_VERSIONS"])
      expect(await codeOf(() => checkEnvironment({ [name]: "x" }, names))).toBe("environment-not-allowed");
  });

  test("is refused for a long value, a NUL byte or too many, without the value", async () => {
    const secret = "hunter2\0";
    await expect(async () => checkEnvironment({ APP: secret }, policy)).rejects.not.toThrow(/hunter2/);
    expect(await codeOf(() => checkEnvironment({ APP: secret }, policy))).toBe("environment-not-text");
    expect(await codeOf(() => checkEnvironment({ APP: "x".repeat(8_193) }, policy))).toBe("environment-too-long");
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`APP_${index}`, ""]));
    expect(await codeOf(() => checkEnvironment(many, policy))).toBe("environment-too-long");
  });
});

describe("names of a job", () => {
  test.each(["", ".", "..", "a/b", "a b", "-a", "a\n", "a".repeat(129), "ä", "$(id)", "*"])(
    "%j are refused",
    async (jobName) => {
      expect(await codeOf(() => checkNames({ jobName, attemptId: "1" }))).toBe("job-name");
      expect(
        await codeOf(() => checkNames({ jobName: "a", attemptId: jobName === "a".repeat(129) ? "" : jobName })),
      ).toBe("attempt-id");
    },
  );
});

describe("a relative path", () => {
  test.each([
    "../a",
    "a/../b",
    "/a",
    "a//b",
    "a/./b",
    "",
    ".",
    "..",
    "a\\b",
    "C:/a",
    "a\0b",
    "a\nb",
    "a/..",
    "%2e%2e/a",
    "a%2fb",
    "a/%2E./b",
    "\u202ea",
    "x".repeat(256),
    `${"a/".repeat(100)}b`,
  ])("%j is refused", async (path) => {
    expect(await codeOf(() => checkRelativePath(path))).toBe("unsafe-path");
  });

  test("that is accepted stays below its root, however it is read", () => {
    const segment = fc.oneof(fc.constantFrom("..", ".", "", "a", "%2e%2e", "...", "c:", "a\\.."), fc.string());
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 6 }), (segments) => {
        const path = segments.join("/");
        try {
          checkRelativePath(path);
        } catch {
          return;
        }
        for (const read of [path, decode(path), path.replaceAll("\\", "/")])
          expect(posix.resolve("/srv/job", read)).toMatch(/^\/srv\/job\/./s);
      }),
      { numRuns: 2_000 },
    );
  });
});

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

describe("a source", () => {
  const commit = "0123456789abcdef0123456789abcdef01234567";

  test.each([
    [
      "https://github.com/aws/aws-cdk.git",
      { kind: "git", url: "https://github.com/aws/aws-cdk.git", host: "github.com", port: 443 },
    ],
    [
      "https://github.com/a/b#release/1.x",
      { kind: "git", url: "https://github.com/a/b", host: "github.com", port: 443, ref: "release/1.x" },
    ],
    [
      `https://git.example.com:8443/a/b#${commit}`,
      { kind: "git", url: "https://git.example.com:8443/a/b", host: "git.example.com", port: 8443, ref: commit },
    ],
    ["s3://sources/uploads/1/code.zip", { kind: "zip", bucket: "sources", key: "uploads/1/code.zip" }],
    ["s3://sources/code/", { kind: "prefix", bucket: "sources", prefix: "code/" }],
    [undefined, { kind: "none" }],
    ["none", { kind: "none" }],
  ])("%j is read", (text, address) => {
    expect(parseSource(text, policy)).toEqual(address);
  });

  test.each([
    ["--upload-pack=touch canary", "source"],
    ["file:///etc/passwd", "source"],
    ["ext::sh -c touch% canary", "source"],
    ["ssh://github.com/a/b", "source"],
    ["git@github.com:a/b.git", "source"],
    ["http://github.com/a/b", "source"],
    ["git://github.com/a/b", "source"],
    ["/etc", "source"],
    ["HTTPS://github.com/a/b", "source"],
    ["https://user:token@github.com/a/b", "git-url"],
    ["https://token@github.com/a/b", "git-url"],
    ["https://github.com@evil.example/a", "git-url"],
    ["https://github.com/a/b?x=y", "git-url"],
    ["https://github.com/--upload-pack=x", "git-url"],
    ["https://github.com/a/../b", "git-url"],
    ["https://github.com//b", "git-url"],
    ["https://github.com/a b", "git-url"],
    ["https://github.com/a/%2e%2e/b", "git-url"],
    ["https://github.com/$(touch canary)", "git-url"],
    ["https://github.com", "git-url"],
    ["https://evil.example/a", "git-host-not-allowed"],
    ["https://github.com.evil.example/a", "git-host-not-allowed"],
    ["https://github.com:8443/a", "git-host-not-allowed"],
    ["https://git.example.com/a", "git-host-not-allowed"],
    ["https://GitHub.com/a", "git-host-not-allowed"],
    ["https://127.0.0.1/a", "git-host-not-allowed"],
    ["https://169.254.169.254/a", "git-host-not-allowed"],
    ["https://0x7f.1/a", "git-host-not-allowed"],
    ["https://2130706433/a", "git-host-not-allowed"],
    ["https://[::1]/a", "git-host-not-allowed"],
    ["https://localhost/a", "git-host-not-allowed"],
    ["https://github.com\\@evil.example/a", "git-url"],
    ["https://gıthub.com/a", "git-host-not-allowed"],
    ["https://github.com/a#--upload-pack=x", "git-ref"],
    ["https://github.com/a#a..b", "git-ref"],
    ["https://github.com/a#", "git-ref"],
    ["https://github.com/a#refs/heads/x:refs/heads/y", "git-ref"],
    ["https://github.com/a#a b", "git-ref"],
    ["https://github.com/a#+x", "git-ref"],
    ["https://github.com/a#x.lock", "git-ref"],
    ["s3://other/a.zip", "source-bucket-not-allowed"],
    ["s3://sources/transformations/other/1/code/", "source-bucket-not-allowed"],
    ["s3://sources/../a.zip", "unsafe-path"],
    ["s3://sources/a.tar", "source"],
    ["s3://sources/", "source"],
  ])("%j is refused", async (text, code) => {
    expect(await codeOf(() => parseSource(text, policy))).toBe(code);
  });

  test("that is accepted names an allowed host to every reader", () => {
    const piece = fc.oneof(
      fc.constantFrom("github.com", "@", ":", "/", "\\", "#", "?", ".", "%40", "127.0.0.1", "\t", "-"),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        try {
          const source = parseSource(`https://${pieces.join("")}`, policy);
          if (source.kind !== "git") throw new Error("not git");
          expect(policy.gitHosts).toContain(new URL(source.url).host);
          expect(source.url).toMatch(/^https:\/\/[a-z.:0-9]+\/[A-Za-z0-9._~/-]+$/);
        } catch (error) {
          expect(error).toBeInstanceOf(RefusedError);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  test("of this machine is only read where the policy says so", async () => {
    expect(parseSource("/srv/code", { ...policy, localSources: true })).toEqual({
      kind: "prefix",
      bucket: "/srv/code",
      prefix: "",
    });
    expect(parseSource("/srv/code.zip", { ...policy, localSources: true })).toEqual({
      kind: "zip",
      bucket: "/srv",
      key: "code.zip",
    });
    expect(await codeOf(() => parseSource("file:///etc", { ...policy, localSources: true }))).toBe("source");
  });
});
