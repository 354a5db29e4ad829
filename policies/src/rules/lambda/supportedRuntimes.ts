/**
 * Last day on which Lambda patches each managed runtime, as projected by the AWS Lambda Developer Guide, "Lambda runtimes". A runtime that
 * is not here is retired, or is not for production yet.
 */
export const supportedRuntimes: Readonly<Record<string, string>> = {
  dotnet10: "2028-11-14",
  dotnet8: "2026-11-10",
  java11: "2027-06-30",
  "java11.al2023": "2029-06-30",
  java17: "2027-06-30",
  "java17.al2023": "2029-06-30",
  java21: "2029-06-30",
  java25: "2029-06-30",
  "java8.al2": "2027-06-30",
  "java8.al2023": "2029-06-30",
  "nodejs22.x": "2027-04-30",
  "nodejs24.x": "2028-04-30",
  "provided.al2023": "2029-06-30",
  "python3.10": "2026-10-31",
  "python3.11": "2027-06-30",
  "python3.12": "2028-10-31",
  "python3.13": "2029-06-30",
  "python3.14": "2029-06-30",
  "ruby3.3": "2027-03-31",
  "ruby3.4": "2028-03-31",
};
