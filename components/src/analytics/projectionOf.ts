import type { CatalogPartitionArgs } from "./CatalogTableArgs.js";

/**
 * Table properties by which Athena works out partitions by itself instead of asking the catalog for each: nothing has to
 * register a new day (Athena user guide, "Use partition projection with Amazon Athena").
 *
 * @param location of the table's files, with "/" at its end
 */
export function projectionOf(location: string, partitions: readonly CatalogPartitionArgs[]): Record<string, string> {
  if (partitions.length === 0) return {};
  const folders = partitions.map(({ name }) => `${name}=\${${name}}/`).join("");
  return Object.assign(
    { "projection.enabled": "true", "storage.location.template": `${location}${folders}` },
    ...partitions.map(propertiesOf),
  );
}

function propertiesOf({ name, values, firstDay }: CatalogPartitionArgs): Record<string, string> {
  const property = `projection.${name}`;
  if (values !== undefined) return { [`${property}.type`]: "enum", [`${property}.values`]: values.join(",") };
  return {
    [`${property}.type`]: "date",
    [`${property}.format`]: "yyyy-MM-dd",
    [`${property}.range`]: `${firstDay},NOW`,
    [`${property}.interval`]: "1",
    [`${property}.interval.unit`]: "DAYS",
  };
}
