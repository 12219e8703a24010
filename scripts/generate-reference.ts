import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { referenceFiles } from './reference.ts';

const folder = fileURLToPath(new URL('../docs/reference/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, content] of Object.entries(referenceFiles())) {
  writeFileSync(`${folder}${name}`, content);
  process.stdout.write(`docs/reference/${name}\n`);
}
