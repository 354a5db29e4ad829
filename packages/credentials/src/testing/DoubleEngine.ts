import type { AccessEntities } from "./AccessEntities.js";
import type { ClickHouseEngine, QueryParameters } from "./ClickHouseEngine.js";
import { ServerException } from "./ServerException.js";

type Rows = readonly object[];

/** Answers the queries that our programs send, from the front's own users. No SQL is run: for injected faults. */
export class DoubleEngine implements ClickHouseEngine {
  readonly name = "double";

  constructor(private readonly entities: AccessEntities) {}

  async read(query: string, { name = "", database = "" }: QueryParameters, username: string): Promise<string> {
    const user = this.entities.users.get(name);
    const rights = user?.rights.length ?? 0;
    const roles = [...(user?.roles ?? [])].sort().map((role) => ({ role, admin: 0 }));
    const answers: readonly [RegExp, () => Rows][] = [
      [/^SELECT 1 AS one$/, () => [{ one: 1 }]],
      [/^SELECT currentUser\(\) AS user$/, () => [{ user: username }]],
      [/FROM system\.databases/, () => (this.#sees(username) ? [{ name: database }] : [])],
      [/FROM system\.users/, () => (user ? [{ ...user.hosts, rolesInForce: 1, defaultDatabase: user.database }] : [])],
      [/FROM system\.role_grants/, () => roles],
      [/FROM system\.grants/, () => [{ rights }]],
      [/FROM system\.settings_profile_elements/, () => []],
      [/FROM system\.quotas/, () => []],
    ];
    const found = answers.find(([form]) => form.test(query));
    if (found === undefined)
      throw new ServerException(62, "SYNTAX_ERROR", "Syntax error: the double knows no such query");
    return found[1]()
      .map((row) => `${JSON.stringify(row)}\n`)
      .join("");
  }

  async judge(): Promise<void> {}

  async changed(): Promise<void> {}

  async stop(): Promise<void> {}

  #sees(username: string): boolean {
    const user = this.entities.users.get(username);
    return user !== undefined && user.roles.size + user.rights.length > 0;
  }
}
