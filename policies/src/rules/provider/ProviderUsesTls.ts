import { type Text, textsOf } from "../../documents/textsOf.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { providerValue } from "./providerValue.js";

const providerType = "pulumi:providers:aws";

/** The AWS provider calls over TLS, and checks who answers; plain HTTP is for an emulator on the same machine. */
export const ProviderUsesTls: ResourceRule = {
  id: "provider-endpoints-tls",
  title: "The AWS provider calls over TLS and checks certificates",
  severity: "high",
  why: "What the provider sends holds every secret of the stack, and whoever answers decides what is deployed",
  fix: "write endpoints with https, and in place of insecure name the authority in customCaBundle",
  url: "https://docs.aws.amazon.com/general/latest/gr/rande.html",
  controls: ["ENC-16"],
  scope: "resource",
  types: [providerType],
  evaluate: ({ name, inputs }) =>
    verdictOf([
      ...textsOf(providerValue(inputs.endpoints), "endpoints")
        .filter(isPlain)
        .map(({ path }) => ({ id: `Endpoint::${path}`, message: `${path} of provider ${name} is called without TLS` })),
      ...(String(inputs.insecure) === "true"
        ? [{ id: "Insecure", message: `provider ${name} does not check certificates` }]
        : []),
    ]),
  examples: {
    good: [{ type: providerType, name: "west", props: { endpoints: '[{"s3":"https://s3.example"}]' } }],
    bad: [{ type: providerType, name: "west", props: { endpoints: '[{"s3":"http://s3.example"}]' } }],
    others: {
      "a list that is no text": [
        { type: providerType, name: "west", props: { endpoints: [{ sqs: "http://10.0.0.7:9324" }] } },
      ],
      "certificates that are not checked": [{ type: providerType, name: "west", props: { insecure: "true" } }],
    },
  },
};

function isPlain({ text }: Text): boolean {
  return /^http:\/\/(?!(127\.0\.0\.1|localhost|\[::1\])([:/]|$))/i.test(text);
}
