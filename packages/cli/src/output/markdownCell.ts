/** Text from outside (names of files and resources) as a cell of a table in Markdown: it becomes neither a row nor an element. */
export function markdownCell(text: string): string {
  return text
    .replaceAll(/[\r\n]+/g, " ")
    .replaceAll("\\", "\\\\")
    .replaceAll("|", "\\|")
    .replaceAll("<", "&lt;");
}
