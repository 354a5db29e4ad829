/** A command of ours that a page names. */
export interface CommandLine {
  /** As it stands there, without a comment. */
  readonly text: string;
  /** After `sallyport`. */
  readonly words: readonly string[];
}

/**
 * The `sallyport` commands in a page of Markdown: in fences of a shell, and between backquotes. What a shell would do with the rest
 * of a line (pipes, redirections, lists) ends the command; text in brackets is optional and taken as given.
 */
export function commandLines(markdown: string): readonly CommandLine[] {
  const fences = [...markdown.matchAll(/^```(?:sh|bash|console|shell)(?: [^\n]*)?\n([\s\S]*?)^```/gm)].flatMap(
    ([, block = ""]) => block.replaceAll(/\s*\\\n\s*/g, " ").split("\n"),
  );
  const inline = [...markdown.replaceAll(/^```[\s\S]*?^```/gm, "").matchAll(/`([^`\n]+)`/g)].map(
    ([, code = ""]) => code,
  );
  return [...fences.map((line) => line.replace(/\s+#\s.*$/, "")), ...inline].flatMap(sallyportIn);
}

function sallyportIn(line: string): readonly CommandLine[] {
  const found = /^(?:[A-Z_]+=\S+\s+)*(?:eval "\$\()?(?:npx )?sallyport(?=\s|$)(.*)$/.exec(line.trim());
  if (found === null) return [];
  const [, rest = ""] = found;
  const [command = ""] = rest.split(/\s(?:\||>|>>|&&|;)\s|\)"|;$/);
  const words = [...command.replaceAll(/[[\]]|…/g, " ").matchAll(/'[^']*'|"[^"]*"|\S+/g)].map(([word]) => word);
  return [{ text: `sallyport${command}`.trim(), words }];
}
