// Checks data against a vocabulary that is published as types: TypeScript finds what is in none.
import { rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const OPTIONS = { strict: true, noEmit: true, skipLibCheck: true, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, types: [] };

/** Prints the faults of a TypeScript source as a list of JSON; `name` tells its file from others of the same moment. */
export function tellFaults(name, lines) {
  const source = join(dirname(fileURLToPath(import.meta.url)), `${name}-${process.pid}.ts`);
  writeFileSync(source, lines.join("\n"));
  const program = ts.createProgram([source], OPTIONS);
  const faults = ts.getPreEmitDiagnostics(program).map((one) => ts.flattenDiagnosticMessageText(one.messageText, "\n"));
  rmSync(source);
  console.log(JSON.stringify(faults));
}
