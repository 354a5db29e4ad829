import type { CommandStep, TutorialStep } from "./TutorialStep.js";

/**
 * What a tutorial's page has its reader do, in order: the fences, by their first line.
 *
 * - `sh` are commands; `sh exit=1` are such whose last one ends with that code;
 * - `text` is what the commands before it print, compared by `outputProblem`;
 * - `diff` is a change;
 * - any other language with a path behind it, as `ts index.ts`, is a file.
 *
 * @param name of the page, for the places
 * @throws Error on a fence that nobody could follow: a page says nothing that is not tried
 */
export function readTutorial(name: string, markdown: string): readonly TutorialStep[] {
  const steps: TutorialStep[] = [];
  for (const { line, info, content } of fencesOf(name, markdown)) {
    const place = `${name}:${line}`;
    const [language = "", ...words] = info.split(/\s+/);
    const rest = words.join(" ");
    if (language === "sh" && /^(exit=[1-9]\d*)?$/.test(rest)) {
      steps.push(commandStep(place, content, Number(rest.slice("exit=".length))));
    } else if (language === "text" && rest === "") {
      const last = steps.pop();
      if (last?.kind !== "commands" || last.output !== undefined)
        throw new Error(`${place}: no command before it has this output`);
      steps.push({ ...last, output: content });
    } else if (language === "diff" && rest === "") {
      steps.push({ kind: "change", place, diff: content });
    } else if (!["sh", "text", "diff"].includes(language) && /^\w[\w.-]*(\/\w[\w.-]*)*$/.test(rest)) {
      steps.push({ kind: "file", place, path: rest, content });
    } else {
      throw new Error(`${place}: nobody can follow a fence of \`${info}\``);
    }
  }
  return steps;
}

function commandStep(place: string, commands: string, exitCode: number): CommandStep {
  if (exitCode !== 0 && commands.trim().includes("\n"))
    throw new Error(`${place}: which of these commands is to end with ${exitCode}? Give it a fence of its own`);
  return { kind: "commands", place, commands, exitCode, output: undefined };
}

interface Fence {
  readonly line: number;
  readonly info: string;
  readonly content: string;
}

function fencesOf(name: string, markdown: string): readonly Fence[] {
  const fences: Fence[] = [];
  let open: { readonly line: number; readonly info: string; readonly lines: string[] } | undefined;
  for (const [index, text] of markdown.split("\n").entries()) {
    const fence = /^(\s*)```(.*)$/.exec(text);
    if (fence === null) {
      open?.lines.push(text);
      continue;
    }
    const [, indent = "", info = ""] = fence;
    if (indent !== "") throw new Error(`${name}:${index + 1}: a fence begins at the margin, so that it can be copied`);
    if (open === undefined) open = { line: index + 1, info: info.trim(), lines: [] };
    else {
      fences.push({ line: open.line, info: open.info, content: open.lines.map((line) => `${line}\n`).join("") });
      open = undefined;
    }
  }
  if (open !== undefined) throw new Error(`${name}:${open.line}: the fence has no end`);
  return fences;
}
