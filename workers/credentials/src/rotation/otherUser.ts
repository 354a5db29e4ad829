import { PoisonError } from "@sallyport/worker-kit";

const SUFFIX = "_clone";

/** Longest name of a user that the second one still fits behind: PostgreSQL's limit is 63 bytes. */
const LONGEST = 63 - SUFFIX.length;

/**
 * The user that takes turns with this one: `loader` and `loader_clone`.
 *
 * @throws PoisonError where the name leaves no room
 */
export function otherUser(username: string): string {
  if (username.endsWith(SUFFIX)) return username.slice(0, -SUFFIX.length);
  if (Buffer.byteLength(username) <= LONGEST) return `${username}${SUFFIX}`;
  throw new PoisonError({
    reason: "long-username",
    what: "The user's name is too long to have another one beside it",
    fix: `Take a user whose name has at most ${LONGEST} bytes`,
  });
}
