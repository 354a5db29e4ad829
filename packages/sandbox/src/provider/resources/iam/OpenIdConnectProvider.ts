import {
  AddClientIDToOpenIDConnectProviderCommand,
  CreateOpenIDConnectProviderCommand,
  DeleteOpenIDConnectProviderCommand,
  GetOpenIDConnectProviderCommand,
  RemoveClientIDFromOpenIDConnectProviderCommand,
  TagOpenIDConnectProviderCommand,
  UntagOpenIDConnectProviderCommand,
  UpdateOpenIDConnectProviderThumbprintCommand,
} from "@aws-sdk/client-iam";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";

const scheme = /^https:\/\//;

/** An issuer of identity tokens that roles may trust, such as that of a CI service. */
export const OpenIdConnectProvider = defineResource({
  type: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
  applied: true,
  why:
    "Kept with its audiences and tags. A role's trust policy is judged by the issuer, audience and subject that a " +
    "token claims; the emulator checks neither the token's signature nor that its issuer is one of these.",
  scope: "global",
  inputs: {
    clientIdLists: shape.required(shape.set(shape.text())),
    tags: shape.map(shape.text()),
    thumbprintLists: shape.list(shape.text()),
    url: shape.required(shape.text()),
  },
  replacedBy: ["url"],
  identifiedBy: ["url"],
  examples: [
    {
      base: () => ({
        url: "https://conformance.example.com/tenant",
        clientIdLists: ["sts.amazonaws.com", "old.example.com"],
        thumbprintLists: ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"],
        tags: { team: "data", stage: "test" },
      }),
      updated: () => ({
        url: "https://conformance.example.com/tenant",
        clientIdLists: ["new.example.com", "sts.amazonaws.com"],
        thumbprintLists: ["cf23df2207d99a74fbe169e3eba035e633b65d94"],
        tags: { team: "platform" },
      }),
      replacing: () => ({
        url: "https://conformance.example.com/other",
        clientIdLists: ["sts.amazonaws.com"],
        thumbprintLists: ["9e99a48a9960b14926bb7f3b02e22da2b0ab7280"],
      }),
    },
  ],
  validate: ({ url }) =>
    scheme.test(url) ? [] : [{ property: "url", reason: "give the issuer's address, beginning with https://" }],
  identity: ({ url }, { partition, accountId }) => {
    const arn = `arn:${partition}:iam::${accountId}:oidc-provider/${url.replace(scheme, "").replace(/\/$/, "")}`;
    return { id: arn, outputs: { arn } };
  },
  create: async (inputs, context) => {
    const { OpenIDConnectProviderArn: id = "" } = await context.clients.iam(context.region).send(
      new CreateOpenIDConnectProviderCommand({
        Url: inputs.url,
        ClientIDList: [...inputs.clientIdLists],
        ThumbprintList: inputs.thumbprintLists && [...inputs.thumbprintLists],
        Tags: toTagList(allTags(inputs, context)),
      }),
    );
    return { id };
  },
  read: async (id, inputs, context) => {
    const iam = context.clients.iam(context.region);
    const live = await orAbsent(iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: id })));
    return (
      live && {
        arn: id,
        // IAM answers with the address as it was given, with or without its scheme.
        url: `https://${(live.Url ?? "").replace(scheme, "")}`,
        clientIdLists: live.ClientIDList,
        thumbprintLists: live.ThumbprintList,
        ...tagState(fromTagList(live.Tags), inputs, context),
      }
    );
  },
  update: async (id, olds, news, context) => {
    const iam = context.clients.iam(context.region);
    const provider = { OpenIDConnectProviderArn: id };
    const before = (olds.clientIdLists ?? []) as readonly string[];
    for (const ClientID of news.clientIdLists.filter((client) => !before.includes(client))) {
      await iam.send(new AddClientIDToOpenIDConnectProviderCommand({ ...provider, ClientID }));
    }
    for (const ClientID of before.filter((client) => !news.clientIdLists.includes(client))) {
      await iam.send(new RemoveClientIDFromOpenIDConnectProviderCommand({ ...provider, ClientID }));
    }
    if (news.thumbprintLists !== undefined) {
      const ThumbprintList = [...news.thumbprintLists];
      await iam.send(new UpdateOpenIDConnectProviderThumbprintCommand({ ...provider, ThumbprintList }));
    }
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => iam.send(new TagOpenIDConnectProviderCommand({ ...provider, Tags: toTagList(tags) })),
      remove: (keys) => iam.send(new UntagOpenIDConnectProviderCommand({ ...provider, TagKeys: keys })),
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients
      .iam(context.region)
      .send(new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: id }));
  },
});
