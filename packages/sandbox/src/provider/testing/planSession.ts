import { openSession } from "../configure/openSession.js";
import type { ResourceDefinition } from "../ResourceDefinition.js";
import type { Session } from "../Session.js";

/** A session that calls nothing and knows these types. */
export const planSession = async (...definitions: readonly ResourceDefinition[]): Promise<Session> =>
  await openSession(
    { region: "eu-west-1", defaultTags: { tags: { owner: "tests" } } },
    new Map(definitions.map((definition) => [definition.type, definition])),
    { SALLYPORT_PROVIDER_MODE: "plan" },
    new AbortController().signal,
  );
