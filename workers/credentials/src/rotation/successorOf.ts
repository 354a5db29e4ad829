import { isDeepStrictEqual } from "node:util";
import { PoisonError } from "@sallyport/worker-kit";
import { otherUser } from "./otherUser.js";

type Fields = Readonly<Record<string, unknown>>;

/**
 * The value that follows a secret's current one: the other user with a new password, all else as it is. A first value
 * without a password is followed by its own user, whom nobody uses yet.
 *
 * @param current the current value, whose shape is checked
 */
export function successorOf(current: string, password: string): string {
  const fields = fieldsOf(current);
  return JSON.stringify({ ...fields, username: usernameAfter(fields), password });
}

/**
 * Refuses a pending value that does not follow the current one: it might name another server, which would get the
 * administrator's password, or the user that is current, who would be cut off. Both happen when somebody writes versions
 * by hand, or moves AWSCURRENT back while a rotation runs.
 *
 * @throws PoisonError
 */
export function refuseOtherSuccessor(current: string, pending: string, secretId: string): void {
  const { username, password, ...rest } = fieldsOf(pending);
  const follows =
    isDeepStrictEqual(rest, without(fieldsOf(current))) &&
    username === usernameAfter(fieldsOf(current)) &&
    typeof password === "string";
  if (follows) return;
  throw new PoisonError({
    reason: "stale-pending",
    what: `The pending version of ${secretId} does not follow the current one, which has changed since`,
    fix: "Cancel the rotation, remove the stage AWSPENDING from its version, and rotate again",
  });
}

function usernameAfter(current: Fields): string {
  const username = String(current.username);
  return current.password === undefined ? username : otherUser(username);
}

function without({ username: _username, password: _password, ...rest }: Fields): Fields {
  return rest;
}

function fieldsOf(value: string): Fields {
  return JSON.parse(value) as Fields;
}
