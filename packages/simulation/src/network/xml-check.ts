import { InputError, type Problem } from '../errors.ts';
import { quoted } from './file-problems.ts';

const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(?<close>\/?)(?<name>[^\s<>/!?'"=]+)(?<attributes>(?:\s+[^\s<>/'"=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>|</g;

/**
 * Refuses XML that is not well-formed, with its line. graphology's readers build on a lenient parser that mends what
 * it cannot read and says so on the console only; a network must not depend on that. Document types are refused too:
 * no network needs one, and they are how XML reaches for other files.
 */
export function requireWellFormed(text: string, file: string): void {
  const open: { name: string; at: number }[] = [];
  let roots = 0;
  const fail = (at: number, problem: Problem) => {
    throw new InputError({ file, line: lineAt(text, at), ...problem });
  };
  for (const match of text.matchAll(MARKUP)) {
    const at = match.index;
    if (match[0] === '<') fail(at, strayMarkup(text, at));
    const { close, name, empty } = match.groups ?? {};
    if (name === undefined) continue;
    if (close) {
      const opened = open.pop();
      if (opened?.name !== name) {
        fail(at, {
          message: 'the XML is not well-formed: a tag is closed that is not open',
          received: `</${name}>`,
          allowed: opened ? `</${opened.name}>, opened in line ${lineAt(text, opened.at)}` : 'no closing tag',
        });
      }
    } else {
      if (open.length === 0) roots++;
      if (!empty) open.push({ name, at });
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) {
    fail(unclosed.at, {
      message: 'the XML is not well-formed: a tag is never closed',
      received: `<${unclosed.name}>`,
    });
  }
  if (roots !== 1) {
    fail(0, { message: 'not an XML document', received: quoted(text.trim()), allowed: 'one root element' });
  }
}

function strayMarkup(text: string, at: number): Problem {
  if (text.startsWith('<!DOCTYPE', at)) {
    return {
      message: 'document types are not read',
      received: quoted(text.slice(at, at + 60)),
      allowed: 'XML without <!DOCTYPE ...>',
      suggestion: 'Delete the declaration.',
    };
  }
  return {
    message: 'the XML is not well-formed: a tag cannot be read',
    received: quoted(text.slice(at, at + 60)),
  };
}

function lineAt(text: string, at: number): number {
  let line = 1;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', end + 1)) line++;
  return line;
}
