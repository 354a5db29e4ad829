import messages, { type DiffResponse, type PropertyDiff } from "@pulumi/pulumi/proto/provider_pb.js";
import type { Difference, PropertyChange } from "../diff/diffInputs.js";

const { Kind } = messages.PropertyDiff;
const { DiffChanges } = messages.DiffResponse;
const kinds = {
  add: [Kind.ADD, Kind.ADD_REPLACE],
  delete: [Kind.DELETE, Kind.DELETE_REPLACE],
  update: [Kind.UPDATE, Kind.UPDATE_REPLACE],
} as const;

/** A difference in the engine's form. */
export const difference = ({ changes, replaces, deleteBeforeReplace }: Difference): DiffResponse => {
  const response = new messages.DiffResponse();
  response.setChanges(changes.length === 0 ? DiffChanges.DIFF_NONE : DiffChanges.DIFF_SOME);
  response.setDiffsList([...new Set(changes.map(({ property }) => property.split(/[.[]/)[0] ?? property))]);
  response.setReplacesList([...replaces]);
  response.setDeletebeforereplace(deleteBeforeReplace);
  response.setHasdetaileddiff(true);
  for (const change of changes) {
    response.getDetaileddiffMap().set(change.property, propertyDiff(change));
  }
  return response;
};

const propertyDiff = ({ kind, replace }: PropertyChange): PropertyDiff => {
  const diff = new messages.PropertyDiff();
  diff.setKind(kinds[kind][replace ? 1 : 0]);
  diff.setInputdiff(true);
  return diff;
};
