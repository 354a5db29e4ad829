import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** The instructions of a folder's Dockerfile, or of another of its files, in order, and the texts of those of a name. */
export function instructionsOf(folder: string, file = "Dockerfile") {
  const instructions = parse(readFileSync(join(folder, file), "utf8"));
  const textsOf = (name: string): string[] =>
    instructions.filter((instruction) => instruction.name === name).map(({ text }) => text);
  return { instructions, textsOf };
}

function parse(dockerfile: string): readonly Instruction[] {
  const lines = dockerfile.replaceAll("\\\n", " ").split("\n");
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => ({ name: line.split(/\s/)[0] ?? "", text: line.replace(/^\S+\s+/, "") }));
}
