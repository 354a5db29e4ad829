import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pulumiVersion } from "../PulumiCli.js";
import { type ResolvePulumiCliOptions, resolvePulumiCli } from "../resolvePulumiCli.js";

/** A machine on which nothing is installed, in a temporary folder: tools are put onto it as small scripts. */
export interface ToolchainScene {
  readonly environment: Record<string, string>;
  /** What was told to the user. */
  readonly lines: string[];
  /** The `bin` folders in which a CLI is looked for. */
  readonly folders: { readonly path: string; readonly versions: string; readonly cache: string };
  readonly options: ResolvePulumiCliOptions;
  resolve(): ReturnType<typeof resolvePulumiCli>;
  /** Writes an executable shell script into a folder. */
  put(folder: string, name: string, script: string): Promise<string>;
  /** Writes a CLI with the hosts that it needs beside it. */
  putCli(folder: string, version?: string): Promise<string>;
  /** A Go that "builds" by writing what it was told to, and logs its arguments. */
  putGo(version: string, works?: boolean): Promise<{ calls(): Promise<string> }>;
  /** Allows the official download, which no scene does by itself, and says what it answers: a script, or a refusal. */
  answerDownload(script: string | undefined): Promise<void>;
  remove(): Promise<void>;
}

/** Installs a working CLI where the official script would. */
export const installingScript = `root=""
while [ $# -gt 0 ]; do case "$1" in --install-root) root="$2"; shift;; esac; shift; done
/bin/mkdir -p "$root/bin"
for name in pulumi pulumi-language-nodejs pulumi-analyzer-policy; do
  printf '#!/bin/sh\\necho v${pulumiVersion}\\n' > "$root/bin/$name"; /bin/chmod 755 "$root/bin/$name"
done
`;

export async function toolchainScene(): Promise<ToolchainScene> {
  const root = await mkdtemp(join(tmpdir(), "sallyport-toolchain-"));
  const folders = {
    path: join(root, "bin"),
    versions: join(root, "pulumi-home", "versions", pulumiVersion, "bin"),
    cache: join(root, "cache", "sallyport", "pulumi", pulumiVersion, "bin"),
  };
  await mkdir(folders.path);
  const environment: Record<string, string> = {
    HOME: root,
    PATH: folders.path,
    PULUMI_HOME: join(root, "pulumi-home"),
    XDG_CACHE_HOME: join(root, "cache"),
    SALLYPORT_NO_DOWNLOAD: "1",
  };
  const lines: string[] = [];
  const options = { environment, onProgress: (line: string) => void lines.push(line) };
  const put = async (folder: string, name: string, script: string): Promise<string> => {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
    return join(folder, name);
  };
  return {
    environment,
    lines,
    folders,
    options,
    put,
    resolve: () => resolvePulumiCli(options),
    putCli: async (folder, version = pulumiVersion) => {
      for (const host of ["pulumi-language-nodejs", "pulumi-analyzer-policy"]) await put(folder, host, "exit 0");
      return await put(folder, "pulumi", `[ "$1" = version ] && echo v${version}`);
    },
    putGo: async (version, works = true) => {
      const log = join(root, "go-calls");
      await put(folders.path, "go", fakeGo({ version, works, log, modules: join(root, "modules") }));
      for (const script of ["pulumi-analyzer-policy", "pulumi-resource-pulumi-nodejs"])
        await put(join(root, "modules", "nodejs", "dist"), script, "exit 0");
      return { calls: () => readFile(log, "utf8") };
    },
    answerDownload: async (script) => {
      const preload = join(root, "answer.cjs");
      await writeFile(preload, fakeAnswer(script));
      environment.NODE_OPTIONS = `--require ${preload}`;
      delete environment.SALLYPORT_NO_DOWNLOAD;
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

interface FakeGo {
  readonly version: string;
  readonly works: boolean;
  readonly log: string;
  /** Folder of the module whose scripts are copied. */
  readonly modules: string;
}

const fakeGo = ({ version, works, log, modules }: FakeGo): string => `case "$1" in
env) echo ${version}; exit 0;;
list) echo ${modules}; exit 0;;
esac
echo "$PWD $GOTOOLCHAIN $*" >> ${log}
${works ? "" : 'echo "no such module" >&2; exit 1'}
while [ $# -gt 1 ]; do [ "$1" = -o ] && output="$2"; shift; done
printf '#!/bin/sh\\necho v${pulumiVersion}\\n' > "$output"
/bin/chmod 755 "$output"`;

/** Replaces the HTTP client that Pulumi's installer asks with, in that process only: no test reaches the network. */
const fakeAnswer = (script: string | undefined): string => {
  const pulumi = createRequire(createRequire(import.meta.url).resolve("@pulumi/pulumi"));
  const answer =
    script === undefined ? 'throw new Error("getaddrinfo ENOTFOUND")' : `return { body: ${JSON.stringify(script)} }`;
  return `require(${JSON.stringify(pulumi.resolve("got"))}).default = async () => { ${answer} };\n`;
};
