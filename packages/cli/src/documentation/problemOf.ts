import type { Argument, Command } from "commander";

/**
 * What is wrong with a command line, by the commands that there are: an unknown command or option, an option without its value,
 * too many arguments. `undefined` where nothing is. Nothing is run. Missing arguments are none: prose names commands without them.
 */
export function problemOf(root: Command, words: readonly string[]): string | undefined {
  let command = root;
  let rest = [...words];
  for (;;) {
    const [name = ""] = rest;
    const child = command.commands.find((candidate) => candidate.name() === name || candidate.aliases().includes(name));
    if (child === undefined) break;
    command = child;
    rest = rest.slice(1);
  }
  const isLeaf = command.commands.length === 0;
  const given: string[] = [];
  while (rest.length > 0) {
    const word = rest.shift() ?? "";
    if (word === "--") break;
    if (!word.startsWith("-") || word === "-") {
      // `up|down` names several commands at once.
      if (!isLeaf) return word.includes("|") ? eachOf(command, word, rest) : `there is no ${pathOf(command)} ${word}`;
      given.push(word);
      continue;
    }
    const [flag = "", value] = word.split("=", 2);
    if (flag === "--help" || flag === "-h" || (command === root && flag === "--version")) continue;
    const option = optionsOf(command).find(({ long, short }) => long === flag || short === flag);
    if (option === undefined) return `${pathOf(command)} has no option ${flag}`;
    if (!option.required || value !== undefined) continue;
    if (rest.shift() === undefined) return `${pathOf(command)}: ${flag} needs a value`;
    while (option.variadic && rest[0] !== undefined && !rest[0].startsWith("-")) rest.shift();
  }
  const places = command.registeredArguments;
  if (places.some((place: Argument) => place.variadic) || given.length <= places.length) return undefined;
  return `${pathOf(command)} takes no ${given.at(-1)}`;
}

function eachOf(command: Command, names: string, rest: readonly string[]): string | undefined {
  return names
    .split("|")
    .map((name) => problemOf(command, [name, ...rest]))
    .find((problem) => problem !== undefined);
}

function optionsOf(command: Command): Command["options"] {
  return command.parent === null ? command.options : [...command.options, ...optionsOf(command.parent)];
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}
