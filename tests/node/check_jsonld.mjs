// Checks JSON-LD against schema.org's vocabulary: schema-dts holds it as types, TypeScript finds what is in none.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const source = join(dirname(fileURLToPath(import.meta.url)), `jsonld-${process.pid}.ts`);
const lines = ['import type { Thing, WithContext } from "schema-dts";'];
process.argv.slice(2).forEach((file, index) => {
  const data = readFileSync(file, "utf-8");
  lines.push(`export const data${index}: WithContext<Extract<Thing, { "@type": ${JSON.stringify(JSON.parse(data)["@type"])} }>> = ${data.trim()};`);
});
writeFileSync(source, lines.join("\n"));
const options = { strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [] };
const program = ts.createProgram([source], options);
const faults = ts.getPreEmitDiagnostics(program).map((one) => ts.flattenDiagnosticMessageText(one.messageText, "\n"));
rmSync(source);
console.log(JSON.stringify(faults));
