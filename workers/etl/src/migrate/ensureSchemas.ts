import { FatalError } from "@sallyport/worker-kit";
import type { ClientBase } from "pg";
import { ledgerSchema } from "./ledgerVersions.js";
import { roleNames } from "./roleNames.js";

/**
 * Makes the schemas that are missing, and says who may do what in the database: the owner everything in its two schemas,
 * the reader read the tables of `schema`, those that come later too, and PUBLIC nothing, which PostgreSQL lets connect and
 * make temporary tables.
 *
 * @throws FatalError where a schema of the name has another owner
 */
export async function ensureSchemas(client: ClientBase, schema: string): Promise<void> {
  const [data, owner, reader] = [schema, roleNames.owner, roleNames.reader].map((name) =>
    client.escapeIdentifier(name),
  );
  // The administrator of a role may not act as it by that alone (PostgreSQL 16): to give it a schema, it has to.
  await client.query(`GRANT ${owner} TO CURRENT_USER WITH INHERIT FALSE, SET TRUE`);
  for (const name of [schema, ledgerSchema]) await ensureSchema(client, name);
  const { rows } = await client.query<{ name: string }>("SELECT current_database() AS name");
  const database = client.escapeIdentifier(rows[0]?.name ?? "");
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`REVOKE ALL ON SCHEMA public FROM PUBLIC`);
  await client.query(`GRANT CONNECT, TEMPORARY ON DATABASE ${database} TO ${owner}`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${reader}`);
  await client.query(`SET LOCAL ROLE ${owner}`);
  await client.query(`GRANT USAGE ON SCHEMA ${data} TO ${reader}`);
  await client.query(`GRANT SELECT ON ALL TABLES IN SCHEMA ${data} TO ${reader}`);
  await client.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${data} GRANT SELECT ON TABLES TO ${reader}`);
  await client.query("RESET ROLE");
}

async function ensureSchema(client: ClientBase, name: string): Promise<void> {
  const { rows } = await client.query<{ owner: string }>(
    "SELECT pg_get_userbyid(nspowner) AS owner FROM pg_namespace WHERE nspname = $1",
    [name],
  );
  const found = rows[0]?.owner;
  if (found === undefined) {
    const owner = client.escapeIdentifier(roleNames.owner);
    await client.query(`CREATE SCHEMA ${client.escapeIdentifier(name)} AUTHORIZATION ${owner}`);
  } else if (found !== roleNames.owner) {
    throw new FatalError({
      reason: "other-schema",
      what: `The database has a schema ${name} that belongs to ${found}`,
      fix: `Load into another schema, or give it to the pipeline: ALTER SCHEMA … OWNER TO ${roleNames.owner}`,
    });
  }
}
