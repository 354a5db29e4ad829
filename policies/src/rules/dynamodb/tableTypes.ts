export const tableType = "aws:dynamodb/table:Table";
export const replicaType = "aws:dynamodb/tableReplica:TableReplica";
