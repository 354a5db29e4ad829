import { readdirSync } from "node:fs";
import { join } from "node:path";

/** Every file below a folder that people wrote, from it on, with `/` between the names: not what was installed or compiled. */
export function filesOfTree(root: string, folder = ""): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (!entry.isDirectory()) return [path];
    const isMade = ["node_modules", "dist", ".git", ".sandbox", ".venv", "__pycache__", "coverage"].includes(
      entry.name,
    );
    return isMade ? [] : filesOfTree(root, path);
  });
}
