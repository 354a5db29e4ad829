import { otherUser } from "../rotation/otherUser.js";

/** The user of trials beside the two that take turns; as long as the second of them, so that it fits wherever that does. */
export function trialUser(username: string): string {
  const clone = username.endsWith("_clone") ? username : otherUser(username);
  return clone.replace(/_clone$/, "_trial");
}
