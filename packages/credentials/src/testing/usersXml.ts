import type { AccessEntities } from "./AccessEntities.js";
import type { ClickHouseUser } from "./ClickHouseUser.js";

const text = (value: string): string => value.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/** What README.md of workers/credentials asks for the user of the master secret, beside the roles; as such it runs statements. */
const administration = [
  "GRANT SHOW USERS, SHOW ROLES, SHOW QUOTAS, SHOW ROW POLICIES, SHOW SETTINGS PROFILES ON *.*",
  "GRANT CREATE USER, ALTER USER, DROP USER ON *",
];

/** Users and roles in the form of ClickHouse's own users.xml; the engine's own user may do no more than the administrator has to. */
export function usersXml({ users, roles }: AccessEntities): string {
  return `<clickhouse>
  <profiles><default/></profiles><quotas/>
  <roles>${[...roles].map((role) => `<${role}><grants><query>GRANT SELECT ON ${role}.*</query></grants></${role}>`).join("")}</roles>
  <users>
    <default><password/><networks><ip>::/0</ip></networks>${granted(administrator(roles))}</default>
    ${[...users.values()].map(userXml).join("\n    ")}
  </users>
</clickhouse>`;
}

function administrator(roles: ReadonlySet<string>): readonly string[] {
  return [...administration, ...[...roles].map((role) => `GRANT ${role} WITH ADMIN OPTION`)];
}

function granted(statements: readonly string[]): string {
  // A user without this element would have all rights.
  const given = statements.length === 0 ? ["GRANT NONE ON *.*"] : statements;
  return `<grants>${given.map((statement) => `<query>${text(statement)}</query>`).join("")}</grants>`;
}

function userXml({ name, hash, hosts, database, roles, rights }: ClickHouseUser): string {
  const grants = [...[...roles].map((role) => `GRANT ${role}`), ...rights.map((right) => `GRANT ${right}`)];
  return `<${name}><password_sha256_hex>${hash}</password_sha256_hex>${networks(hosts)}${
    database === "" ? "" : `<default_database>${text(database)}</default_database>`
  }${granted(grants)}</${name}>`;
}

function networks({ host_ip, host_names, host_names_regexp }: ClickHouseUser["hosts"]): string {
  const all = [
    ...host_ip.map((address) => `<ip>${text(address)}</ip>`),
    ...host_names.map((host) => `<host>${text(host)}</host>`),
    ...host_names_regexp.map((pattern) => `<host_regexp>${text(pattern)}</host_regexp>`),
  ];
  return `<networks>${all.join("")}</networks>`;
}
