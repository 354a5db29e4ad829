import { credentialIn, mayBeSecret, saysSecret } from "@sallyport/policies";
import type { ImageConfig } from "./SavedImage.js";

/** Steps that nobody may take, by what they do wrong. */
const wrongSteps: Readonly<Record<string, (step: string) => boolean>> = {
  "copies with ADD, which fetches and unpacks (CIS Docker 4.9)": (step) =>
    /^(?:\/bin\/sh -c #\(nop\) )?ADD /.test(step),
  "updates package lists in a step of its own, which a cache then keeps (CIS Docker 4.7)": (step) =>
    /\b(?:apt-get|apt|apk) (?:-\S+ )*update\b/.test(step) && !/\b(?:install|upgrade|dist-upgrade|add)\b/.test(step),
  "installs what nobody signed (CIS Docker 4.11)": (step) =>
    /--allow-(?:unauthenticated|untrusted)\b|--no-?gpg-?check\b|\btrusted=yes\b/.test(step),
  "runs what it downloads (CIS Docker 4.11)": (step) =>
    /\b(?:curl|wget)\b[^;&]*\|\s*(?:\S*\/)?(?:ba|da|k|z)?sh\b/.test(step),
};

/**
 * What is wrong with what an image says of itself, by the CIS Docker Benchmark's items on the content of images (CPL-03). Pure.
 *
 * @returns one line each, never with the secret itself; none where all is well
 */
export function configurationProblems({ config = {}, history = [] }: ImageConfig): readonly string[] {
  const { User = "", Env, Healthcheck } = config;
  const [test = "NONE"] = Healthcheck?.Test ?? [];
  const steps = history.map(({ created_by = "" }) => created_by);
  // The lowest layer is the distribution's root file system, which can come by ADD alone.
  const rootFileSystem = history.findIndex(({ empty_layer = false }) => !empty_layer);
  return [
    ...(isUser(User)
      ? []
      : [`runs as ${User === "" ? "root" : User}: give a user and a group by number, not root (CIS Docker 4.1)`]),
    ...(test === "NONE" ? ["has no health check (CIS Docker 4.6)"] : []),
    ...(Env ?? []).flatMap((variable) => secretsIn(variable, "its environment")),
    ...steps.flatMap((step, index) => [
      ...secretsIn(step, `its step ${index + 1}`),
      ...Object.entries(wrongSteps).flatMap(([problem, isWrong]) =>
        index !== rootFileSystem && isWrong(step) ? [`its step ${index + 1} ${problem}`] : [],
      ),
    ]),
  ];
}

function isUser(user: string): boolean {
  return /^[1-9]\d*:[1-9]\d*$/.test(user);
}

/** Arguments of a build stand before its step, as `|1 NAME=value`: whoever has the image reads them. */
function secretsIn(text: string, where: string): readonly string[] {
  const named = [...text.matchAll(/\b([A-Za-z_]\w*)=["']?([^\s"'$][^\s"']*)/g)].flatMap(([, name = "", value = ""]) =>
    saysSecret(name) && mayBeSecret(value) ? [name] : [],
  );
  const kind = credentialIn(text);
  const found = [...new Set(named), ...(kind === undefined ? [] : [kind])];
  return found.map((what) => `${where} holds a secret: ${what} (CIS Docker 4.10)`);
}
