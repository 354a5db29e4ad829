import messages, {
  type CheckRequest,
  type ConfigureRequest,
  type DiffRequest,
} from "@pulumi/pulumi/proto/provider_pb.js";
import { openSession } from "../configure/openSession.js";
import { checkConfig } from "../configure/ProviderConfig.js";
import type { Definitions } from "../findDefinition.js";
import { ResourceError } from "../ResourceError.js";
import type { Session } from "../Session.js";
import { toPlainProperties } from "../values/plain.js";
import { sameJson } from "../values/sameJson.js";
import { checkFailures } from "./checkFailures.js";
import { properties } from "./properties.js";
import { unary } from "./unary.js";

/** The provider's own settings: CheckConfig, DiffConfig, Configure. */
export const configHandlers = (definitions: Definitions, signal: AbortSignal, opened: (session: Session) => void) => ({
  checkConfig: unary(async (request: CheckRequest) => {
    const { problems } = checkConfig(properties(request.getNews()));
    const response = new messages.CheckResponse();
    response.setInputs(request.getNews());
    response.setFailuresList(checkFailures(problems, "of the aws provider"));
    return response;
  }),
  diffConfig: unary(async (request: DiffRequest) => {
    const [before, after] = [request.getOldInputs(), request.getNews()].map((side) =>
      toPlainProperties(properties(side)),
    );
    const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
    const response = new messages.DiffResponse();
    // Never a replacement: each resource keeps its region, and so decides by itself.
    response.setChanges(sameJson(before, after) ? DIFF_NONE : DIFF_SOME);
    return response;
  }),
  configure: unary(async (request: ConfigureRequest) => {
    const { config, problems } = checkConfig(properties(request.getArgs()));
    if (problems.length > 0) {
      throw new ResourceError(problems.map(({ property, reason }) => `aws:config:${property} ${reason}`).join("; "));
    }
    opened(await openSession(config, definitions, process.env, signal));
    const response = new messages.ConfigureResponse();
    response.setAcceptsecrets(true);
    response.setSupportspreview(true);
    response.setAcceptresources(false);
    response.setAcceptoutputs(false);
    response.setSupportsAutonamingConfiguration(true);
    return response;
  }),
});
