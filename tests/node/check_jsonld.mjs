// Checks JSON-LD against schema.org's vocabulary: schema-dts holds it as types.
import { readFileSync } from "node:fs";
import { tellFaults } from "./typed.mjs";

const typed = process.argv.slice(2).map((file, index) => {
  const data = readFileSync(file, "utf-8").trim();
  const type = JSON.stringify(JSON.parse(data)["@type"]);
  return `export const data${index}: WithContext<Extract<Thing, { "@type": ${type} }>> = ${data};`;
});
tellFaults("jsonld", 'import type { Thing, WithContext } from "schema-dts";', typed);
