/**
 * Whether a pattern of IAM (`*` any text, `?` one character) stands for all that another one stands for. Exact for texts without wildcards;
 * for patterns it errs on the side of no, so that a grant is never taken for narrower than it is.
 *
 * @param text a text, or a pattern itself
 */
export function covers(pattern: string, text: string): boolean {
  if (!/[*?]/.test(pattern)) return pattern === text;
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", "[^*]");
  return new RegExp(`^${expression}$`, "s").test(text);
}
