import messages, {
  type CheckRequest,
  type CreateRequest,
  type DeleteRequest,
  type DiffRequest,
  type ReadRequest,
  type UpdateRequest,
} from "@pulumi/pulumi/proto/provider_pb.js";
import emptyMessages from "google-protobuf/google/protobuf/empty_pb.js";
import type { Naming } from "../check/autoName.js";
import { checkInputs } from "../check/checkInputs.js";
import { chosenInputs } from "../diff/chosenInputs.js";
import { diffInputs } from "../diff/diffInputs.js";
import { findDefinition } from "../findDefinition.js";
import { createResource } from "../operations/createResource.js";
import { deleteResource } from "../operations/deleteResource.js";
import { readResource } from "../operations/readResource.js";
import { updateResource } from "../operations/updateResource.js";
import type { ResourceDefinition } from "../ResourceDefinition.js";
import type { Session } from "../Session.js";
import { previewCreate, previewUpdate } from "../state/preview.js";
import { encodeProperties } from "../values/encode.js";
import { checkFailures } from "./checkFailures.js";
import { difference } from "./difference.js";
import { initFailure } from "./initFailure.js";
import { properties } from "./properties.js";
import { struct } from "./struct.js";
import { unary } from "./unary.js";

/** The life of a resource: Check, Diff, Create, Read, Update, Delete. */
export const resourceHandlers = (session: () => Session) => {
  const definitionOf = (request: { getUrn(): string }): ResourceDefinition =>
    findDefinition(session().definitions, typeOf(request.getUrn()));
  return {
    check: unary(async (request: CheckRequest) => {
      const definition = definitionOf(request);
      const asked = { urn: request.getUrn(), olds: properties(request.getOlds()), news: properties(request.getNews()) };
      const { inputs, problems } = checkInputs(definition, { ...asked, naming: namingOf(request) }, session());
      const response = new messages.CheckResponse();
      response.setInputs(struct(encodeProperties(inputs)));
      response.setFailuresList(checkFailures(problems, `of ${definition.type}`));
      return response;
    }),
    diff: unary(async (request: DiffRequest) => {
      const definition = definitionOf(request);
      const [olds, news] = [properties(request.getOldInputs()), properties(request.getNews())];
      const chosen = chosenInputs(definition, request.getUrn(), news, session());
      return difference(diffInputs(definition, olds, news, chosen));
    }),
    create: unary(async (request: CreateRequest) => {
      const [definition, urn] = [definitionOf(request), request.getUrn()];
      const inputs = properties(request.getProperties());
      const response = new messages.CreateResponse();
      if (request.getPreview()) {
        const { id, outputs } = previewCreate(definition, urn, inputs, session());
        response.setId(id ?? "");
        response.setProperties(struct(encodeProperties(outputs)));
        return response;
      }
      const created = await createResource(definition, urn, inputs, session());
      if (created.failure !== undefined) {
        throw initFailure(created, inputs, created.failure);
      }
      response.setId(created.id);
      response.setProperties(struct(encodeProperties(created.outputs)));
      return response;
    }),
    read: unary(async (request: ReadRequest) => {
      const known = {
        id: request.getId(),
        outputs: properties(request.getProperties()),
        inputs: properties(request.getInputs()),
      };
      const read = await readResource(definitionOf(request), request.getUrn(), known, session());
      const response = new messages.ReadResponse();
      if (read !== undefined) {
        response.setId(read.id);
        response.setProperties(struct(encodeProperties(read.outputs)));
        response.setInputs(struct(encodeProperties(read.inputs)));
      }
      return response;
    }),
    update: unary(async (request: UpdateRequest) => {
      const [definition, urn] = [definitionOf(request), request.getUrn()];
      const [olds, oldInputs] = [properties(request.getOlds()), properties(request.getOldInputs())];
      const news = properties(request.getNews());
      const outputs = request.getPreview()
        ? previewUpdate(definition, olds, oldInputs, news)
        : await updateResource(definition, urn, { id: request.getId(), olds, oldInputs, news }, session());
      const response = new messages.UpdateResponse();
      response.setProperties(struct(encodeProperties(outputs)));
      return response;
    }),
    delete: unary(async (request: DeleteRequest) => {
      const known = { id: request.getId(), outputs: properties(request.getProperties()) };
      await deleteResource(definitionOf(request), request.getUrn(), known, session());
      return new emptyMessages.Empty();
    }),
  };
};

/** `urn:pulumi:<stack>::<project>::<parent types>$<type>::<name>` → `<type>`. */
const typeOf = (urn: string): string => urn.split("::")[2]?.split("$").at(-1) ?? "";

const namingOf = (request: CheckRequest): Naming => {
  const autonaming = request.getAutonaming();
  const name = request.getUrn().split("::").slice(3).join("::");
  const seed = request.getRandomseed_asU8();
  const proposed = autonaming?.getProposedName();
  return {
    name,
    seed,
    ...(proposed ? { proposed } : {}),
    disabled: autonaming?.getMode() === messages.CheckRequest.AutonamingOptions.Mode.DISABLE,
  };
};
