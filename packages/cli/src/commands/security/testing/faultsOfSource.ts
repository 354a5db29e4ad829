import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PlantedFault } from "./PlantedFault.js";
import { plantedValues } from "./plantedValues.js";

/** In the source. */
export function faultsOfSource(folder: string): readonly PlantedFault[] {
  const file = (name: string, text: string) => async () => writeFileSync(join(folder, name), text);
  const found = (where: RegExp) => ({ check: "hard-coded-credentials", where, message: /^It holds a/ });
  const { keyId, key, keyWithSign, pem, password } = plantedValues;
  return [
    {
      name: "an access key in a script",
      plant: file("upload.sh", `#!/bin/sh\nexport AWS_ACCESS_KEY_ID=${keyId}\nexport AWS_SECRET_ACCESS_KEY=${key}\n`),
      found: found(/^upload\.sh:[23]$/),
    },
    {
      name: "an access key that ends with a sign",
      plant: file("download.sh", `export AWS_SECRET_ACCESS_KEY="${keyWithSign}"\n`),
      found: found(/^download\.sh:1$/),
    },
    { name: "a private key", plant: file("server.pem", pem), found: found(/^server\.pem:1$/) },
    {
      name: "a password in code",
      plant: file("load.py", `import clickhouse_connect\n\nclient = connect(host="db", password="${password}")\n`),
      found: found(/^load\.py:3$/),
    },
  ];
}
