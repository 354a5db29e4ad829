import { type PackageGraph, withoutImplied } from "./packageGraph.js";

/** Boxes of the picture, each for the packages of a folder that stand beside each other; others are drawn where their arrows put them. */
const boxes = ["stacks", "workers", "policies/packs"] as const;

/** The packages as a flowchart of Mermaid, with an arrow to what each stands on, unless that follows from the other arrows. Pure. */
export function drawPackages(graph: PackageGraph): string {
  const folders = [...graph.keys()];
  const boxOf = (folder: string) => boxes.find((box) => folder.startsWith(`${box}/`));
  const lines = boxes.flatMap((box) => [
    `  subgraph ${idOf(box)}box["${box}"]`,
    ...folders.filter((folder) => boxOf(folder) === box).map((folder) => `    ${nodeOf(folder, box)}`),
    "  end",
  ]);
  const alone = folders.filter((folder) => boxOf(folder) === undefined).map((folder) => `  ${nodeOf(folder)}`);
  const arrows = [...withoutImplied(graph)].flatMap(([folder, needed]) =>
    needed.map((one) => `  ${idOf(folder)} --> ${idOf(one)}`),
  );
  return ["```mermaid", "flowchart TD", ...lines, ...alone, ...arrows, "```"].join("\n");
}

function nodeOf(folder: string, box?: string): string {
  return `${idOf(folder)}["${box === undefined ? folder : folder.slice(box.length + 1)}"]`;
}

function idOf(folder: string): string {
  return folder.replaceAll(/\W/g, "_");
}
