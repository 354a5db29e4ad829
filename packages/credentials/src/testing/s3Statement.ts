const name = "`(?:[^`\\\\]|\\\\.)+`";
const text = "'(?:[^'\\\\]|\\\\.)*'";
const fields = `url = ${text} NOT OVERRIDABLE, use_environment_credentials = 1 NOT OVERRIDABLE`;
const forms = [
  new RegExp(`^CREATE NAMED COLLECTION IF NOT EXISTS ${name} AS ${fields}$`),
  new RegExp(`^ALTER NAMED COLLECTION ${name} SET ${fields}$`),
  new RegExp(
    `^CREATE TABLE IF NOT EXISTS ${name}\\.${name} ENGINE = S3\\(${name}, filename = ${text}, format = ${text}\\)$`,
  ),
  new RegExp(
    `^CREATE TABLE IF NOT EXISTS ${name}\\.${name} ENGINE = S3\\(${text}, ${text}, extra_credentials\\(role_arn = ${text}\\)\\)$`,
  ),
];

/** Whether a statement is one by which our programs let ClickHouse use S3, in just the form that they send. */
export function isS3Statement(statement: string): boolean {
  return forms.some((form) => form.test(statement));
}
