import type { Column, StorageDescriptor, TableInput } from "@aws-sdk/client-glue";
import type { Json } from "../../values/Json.js";
import { present } from "../../values/present.js";
import { nonEmpty } from "./nonEmpty.js";
import type { TableInputs } from "./tableInputs.js";

/** A table as Glue takes it, whole: what is left out of an update, Glue forgets. */
export function tableRequest(given: TableInputs): TableInput {
  return {
    Name: given.name,
    Description: given.description ?? "",
    Owner: given.owner ?? "",
    Parameters: given.parameters ?? {},
    PartitionKeys: (given.partitionKeys ?? []).map(columnRequest),
    StorageDescriptor: storageRequest(given.storageDescriptor),
    TableType: given.tableType,
  };
}

/** Where the data is, as the program gives it. */
export function storageState(live: StorageDescriptor | undefined): Readonly<Record<string, Json>> | undefined {
  if (live === undefined || Object.keys(live).length === 0) return undefined;
  const { SerdeInfo: serDe } = live;
  return present({
    columns: live.Columns?.length ? columnsOf(live.Columns) : undefined,
    compressed: live.Compressed,
    inputFormat: live.InputFormat,
    location: live.Location,
    outputFormat: live.OutputFormat,
    parameters: nonEmpty(live.Parameters),
    serDeInfo:
      serDe &&
      present({
        name: serDe.Name,
        parameters: nonEmpty(serDe.Parameters),
        serializationLibrary: serDe.SerializationLibrary,
      }),
  });
}

/** Columns as the program gives them. */
export function columnsOf(columns: readonly Column[]): readonly Readonly<Record<string, Json>>[] {
  return columns.map(({ Comment, Name, Parameters, Type }) =>
    present({ comment: Comment, name: Name, parameters: nonEmpty(Parameters), type: Type }),
  );
}

function storageRequest(given: TableInputs["storageDescriptor"]): StorageDescriptor | undefined {
  if (given === undefined) return undefined;
  const { serDeInfo } = given;
  return {
    Columns: given.columns?.map(columnRequest),
    Compressed: given.compressed,
    InputFormat: given.inputFormat,
    Location: given.location,
    OutputFormat: given.outputFormat,
    Parameters: given.parameters,
    SerdeInfo: serDeInfo && {
      Name: serDeInfo.name,
      Parameters: serDeInfo.parameters,
      SerializationLibrary: serDeInfo.serializationLibrary,
    },
  };
}

function columnRequest({ comment, name, parameters, type }: NonNullable<TableInputs["partitionKeys"]>[number]): Column {
  return { Comment: comment, Name: name, Parameters: parameters, Type: type };
}
