import type { AccessEntities } from "./AccessEntities.js";
import type { ClickHouseUser } from "./ClickHouseUser.js";

const text = (value: string): string => value.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/** Users and roles in the form of ClickHouse's own users.xml. */
export function usersXml({ users, roles }: AccessEntities): string {
  return `<clickhouse>
  <profiles><default/></profiles><quotas/>
  <roles>${[...roles].map((role) => `<${role}><grants><query>GRANT SELECT ON ${role}.*</query></grants></${role}>`).join("")}</roles>
  <users>
    <default><password/><networks><ip>::/0</ip></networks><access_management>1</access_management>
      <named_collection_control>1</named_collection_control></default>
    ${[...users.values()].map(userXml).join("\n    ")}
  </users>
</clickhouse>`;
}

function userXml({ name, hash, hosts, database, roles, rights }: ClickHouseUser): string {
  const grants = [...[...roles].map((role) => `GRANT ${role}`), ...rights.map((right) => `GRANT ${right}`)];
  // A user without this element would have all rights.
  const granted = grants.length === 0 ? ["GRANT NONE ON *.*"] : grants;
  return `<${name}><password_sha256_hex>${hash}</password_sha256_hex>${networks(hosts)}${
    database === "" ? "" : `<default_database>${text(database)}</default_database>`
  }<grants>${granted.map((grant) => `<query>${text(grant)}</query>`).join("")}</grants></${name}>`;
}

function networks({ host_ip, host_names, host_names_regexp }: ClickHouseUser["hosts"]): string {
  const all = [
    ...host_ip.map((address) => `<ip>${text(address)}</ip>`),
    ...host_names.map((host) => `<host>${text(host)}</host>`),
    ...host_names_regexp.map((pattern) => `<host_regexp>${text(pattern)}</host_regexp>`),
  ];
  return `<networks>${all.join("")}</networks>`;
}
