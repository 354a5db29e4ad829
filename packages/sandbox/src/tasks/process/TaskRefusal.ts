/** Why a task cannot be started. The message becomes the task's stoppedReason. */
export class TaskRefusal extends Error {
  override readonly name = "TaskRefusal";
}
