import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { referenceFiles } from './reference.ts';

const folder = fileURLToPath(new URL('../docs/', import.meta.url));
mkdirSync(`${folder}reference`, { recursive: true });
for (const [name, content] of Object.entries(referenceFiles())) {
  writeFileSync(`${folder}${name}`, content);
  process.stdout.write(`docs/${name}\n`);
}
