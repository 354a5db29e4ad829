import { type InputsOf, shape } from "../../Shape.js";

const column = shape.object({
  comment: shape.text(),
  name: shape.required(shape.text()),
  parameters: shape.map(shape.text()),
  type: shape.text(),
});

/** Inputs of a table. */
export const tableInputs = {
  catalogId: shape.text(),
  databaseName: shape.required(shape.text()),
  description: shape.text(),
  name: shape.autoNamed({ maxLength: 255, lowerCase: true }),
  owner: shape.text(),
  parameters: shape.map(shape.text()),
  partitionKeys: shape.list(column),
  storageDescriptor: shape.object(
    {
      columns: shape.list(column),
      compressed: shape.flag(),
      inputFormat: shape.text(),
      location: shape.text(),
      outputFormat: shape.text(),
      parameters: shape.map(shape.text()),
      serDeInfo: shape.object({
        name: shape.text(),
        parameters: shape.map(shape.text()),
        serializationLibrary: shape.text(),
      }),
    },
    [
      "additionalLocations",
      "bucketColumns",
      "numberOfBuckets",
      "schemaReference",
      "skewedInfo",
      "sortColumns",
      "storedAsSubDirectories",
    ],
  ),
  tableType: shape.text(),
};

export type TableInputs = InputsOf<typeof tableInputs>;
