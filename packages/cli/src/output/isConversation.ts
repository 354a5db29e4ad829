/** Whether somebody can be asked: both a question and its answer have a terminal. */
export function isConversation(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true;
}
