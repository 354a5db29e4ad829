/** Whether a string is Unicode text that a process can be given: no NUL byte, no half of a surrogate pair. */
export function isText(text: string): boolean {
  return !text.includes("\0") && !/\p{Surrogate}/u.test(text);
}
