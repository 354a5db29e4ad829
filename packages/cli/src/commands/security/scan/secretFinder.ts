import { extname } from "node:path";
import type { PlantedSecret } from "./PlantedSecret.js";

/** The credentials that stand in a text, by its path, which tells what kind of a file it is. What they are is not kept. */
export type FindSecrets = (file: string, content: string) => Promise<readonly PlantedSecret[]>;

/** Loads the scanner only where it is wanted: other commands of the same file have no use for it, and it takes longer to load than they take. */
export async function secretFinder(): Promise<FindSecrets> {
  const [{ lintSource }, { scanRules }] = await Promise.all([import("@secretlint/core"), import("./scanRules.js")]);
  return async (file, content) => {
    const { messages } = await lintSource({
      source: { filePath: file, content, ext: extname(file), contentType: "text" },
      options: { config: scanRules, maskSecrets: true },
    });
    const places = messages.map(({ loc, messageId, ruleId }) => ({
      line: loc.start.line,
      kind: kindOf(ruleId, messageId),
    }));
    // Two rules may find the same one: the line and the kind are what is told.
    return [...new Map(places.map((place) => [`${place.line} ${place.kind}`, { file, ...place }])).values()];
  };
}

function kindOf(ruleId: string, messageId: string): string {
  const rule = ruleId.split("-rule-").at(-1) ?? ruleId;
  return rule === "pattern" ? "a password or key in clear" : `a credential (${rule}: ${messageId})`;
}
