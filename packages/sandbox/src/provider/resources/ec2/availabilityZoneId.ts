/** The id of an availability zone by AWS's pattern: `eu-west-1a` is `euw1-az1`. Plan mode's answer; accounts differ. */
export const availabilityZoneId = (zone: string): string => {
  const [area = "", ...rest] = zone.slice(0, -1).split("-");
  const number = rest.pop() ?? "";
  const direction = rest.map((part) => directions[part] ?? part.slice(0, 1)).join("");
  return `${area}${direction}${number}-az${zone.charCodeAt(zone.length - 1) - "a".charCodeAt(0) + 1}`;
};

const directions: Readonly<Record<string, string>> = {
  southeast: "se",
  southwest: "sw",
  northeast: "ne",
  northwest: "nw",
};
