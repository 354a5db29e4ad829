import { open, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { startProgress } from "../../../output/progress.js";
import { filesOf } from "./filesOf.js";
import type { PlantedSecret } from "./PlantedSecret.js";

/** Files above it are data, not source; bytes. */
const largest = 1024 * 1024;

/** Finds what looks like a credential in a text. */
type Lint = (source: { readonly filePath: string; readonly content: string }) => Promise<
  readonly {
    readonly loc: { readonly start: { readonly line: number } };
    readonly messageId: string;
    readonly ruleId: string;
  }[]
>;

/** The credentials that stand in the files of a folder. What they are is not kept. */
export async function scanFolder(folder: string): Promise<readonly PlantedSecret[]> {
  // Only here: other commands of the same file have no use for the scanner, which takes longer to load than they take.
  const [{ lintSource }, { scanRules }] = await Promise.all([import("@secretlint/core"), import("./scanRules.js")]);
  const lint: Lint = async ({ filePath, content }) => {
    const { messages } = await lintSource({
      source: { filePath, content, ext: extname(filePath), contentType: "text" },
      options: { config: scanRules, maskSecrets: true },
    });
    return messages;
  };
  const files = await filesOf(folder);
  const progress = startProgress("Looking for credentials", files.length);
  const found: PlantedSecret[] = [];
  try {
    for (const [index, file] of files.entries()) {
      found.push(...(await scanFile(folder, file, lint)));
      progress.update(index + 1);
    }
  } finally {
    progress.end();
  }
  return found;
}

async function scanFile(folder: string, file: string, lint: Lint): Promise<readonly PlantedSecret[]> {
  const filePath = join(folder, file);
  const content = await textOf(filePath);
  if (content === undefined) return [];
  const messages = await lint({ filePath, content });
  const places = messages.map(({ loc, messageId, ruleId }) => ({
    line: loc.start.line,
    kind: kindOf(ruleId, messageId),
  }));
  // Two rules may find the same one: the line and the kind are what is told.
  return [...new Map(places.map((place) => [`${place.line} ${place.kind}`, { file, ...place }])).values()];
}

/** The text of a file; none where it is large, binary, gone meanwhile, or no file. */
async function textOf(path: string): Promise<string | undefined> {
  const info = await stat(path).catch(() => undefined);
  if (info === undefined || !info.isFile() || info.size > largest) return undefined;
  const file = await open(path);
  try {
    const bytes = await file.readFile();
    return bytes.includes(0) ? undefined : bytes.toString("utf8");
  } finally {
    await file.close();
  }
}

function kindOf(ruleId: string, messageId: string): string {
  const rule = ruleId.split("-rule-").at(-1) ?? ruleId;
  return rule === "pattern" ? "a password or key in clear" : `a credential (${rule}: ${messageId})`;
}
