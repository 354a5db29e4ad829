import type { ServiceBucket } from "@sallyport/credentials";

/** Statements of a bucket, in their order. */
export interface S3Statements {
  /** Of the named collection, or of the table where there is none. */
  readonly name: string;
  readonly statements: readonly string[];
}

interface S3Place {
  readonly region: string;
  /** Database of the tables. */
  readonly database: string;
  readonly setUpTables: boolean;
  /** The role that ClickHouse Cloud takes. Undefined: the server has a role itself. */
  readonly roleArn: string | undefined;
}

/**
 * What lets ClickHouse use a bucket by a role, and never by keys (VAL-06, IAM-15). A server of one's own has a role (instance, task or
 * pod) and gets a named collection that says so; ClickHouse Cloud has no named collections, and its tables name the role that it takes.
 * Names are quoted, values are literals whose special characters are escaped, and repeated statements change nothing.
 */
export function s3Statements({ bucket, prefix }: ServiceBucket, place: S3Place): S3Statements {
  const { region, database, setUpTables, roleArn } = place;
  const name = `sallyport_${`${bucket}/${prefix}`.replaceAll(/[^A-Za-z0-9]+/g, "_").replace(/_+$/, "")}`;
  const url = `https://${bucket}.s3.${region}.amazonaws.com/${prefix}`;
  const table = `CREATE TABLE IF NOT EXISTS ${quoted(database)}.${quoted(name)} ENGINE = S3`;
  if (roleArn !== undefined) {
    const role = `extra_credentials(role_arn = ${literal(roleArn)})`;
    return { name, statements: setUpTables ? [`${table}(${literal(`${url}**.parquet`)}, 'Parquet', ${role})`] : [] };
  }
  // What is not overridable cannot be turned to another bucket by who may use the collection.
  const fields = `url = ${literal(url)} NOT OVERRIDABLE, use_environment_credentials = 1 NOT OVERRIDABLE`;
  return {
    name,
    statements: [
      `CREATE NAMED COLLECTION IF NOT EXISTS ${quoted(name)} AS ${fields}`,
      // One that is there may be of another time.
      `ALTER NAMED COLLECTION ${quoted(name)} SET ${fields}`,
      ...(setUpTables ? [`${table}(${quoted(name)}, filename = '**.parquet', format = 'Parquet')`] : []),
    ],
  };
}

function quoted(identifier: string): string {
  return `\`${identifier.replaceAll(/[\\`]/g, "\\$&")}\``;
}

function literal(text: string): string {
  return `'${text.replaceAll(/[\\']/g, "\\$&")}'`;
}
