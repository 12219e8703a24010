import { describe, expect, it } from 'vitest';
import { html } from '../../src/report/html.ts';
import { renderReport } from '../../src/report/render.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { all, parsePage } from './markup.ts';
import { reportOf } from './report-of.ts';

const HOSTILE = `</style></svg><script>alert("1")</script>'"\`]]>--><img src=x onerror=alert(1)>&amp;\u0000\ud800\u202e`;

/** The same data with hostile text wherever text can be. */
function poisoned(data: ReportData): ReportData {
  const bad = (text: string) => `${HOSTILE}${text}`;
  const { run, scenario } = data;
  return {
    ...data,
    run: {
      ...run,
      name: bad(run.name),
      command: bad(run.command),
      hash: bad(run.hash),
      hearsayVersion: bad(run.hearsayVersion),
      nodeVersion: bad(run.nodeVersion),
      startedAt: bad(run.startedAt),
      endedAt: bad('never'),
    },
    scenario: {
      ...scenario,
      name: bad(scenario.name),
      description: bad(scenario.description),
      network: { file: bad('f'), directed: false },
      interventions: [{ kind: bad('kind'), [bad('key')]: [bad('value'), { [bad('inner')]: bad('most') }] }],
      claims: scenario.claims.map((claim) => ({
        ...claim,
        id: bad(claim.id),
        text: bad(claim.text),
        topic: bad(claim.topic),
        veracity: bad(claim.veracity),
        source: bad('source'),
      })),
    },
    measures: data.measures.map((row) => ({ ...row, claim: bad(row.claim), topic: bad(row.topic) })),
    distributions: data.distributions.map((row) => ({ ...row, topic: bad(row.topic) })),
    claims: data.claims.map((claim) => ({
      ...claim,
      starters: claim.cascades.map(() => ({ id: bad('1'), name: bad('Ann') })),
      spreaders: claim.spreaders.map((row) => ({ ...row, id: bad(row.id), name: bad(row.name) })),
    })),
    actions: [
      { day: 1, kind: bad('intervention'), claim: bad('fake-news'), agents: 3 },
      { day: 2, kind: bad('other'), claim: undefined, agents: 3 },
    ],
  };
}

const ELEMENTS = new Set(
  'html head meta title style body header main nav footer section h1 h2 h3 p dl div dt dd ul li a span strong bdi blockquote details summary pre code figure figcaption table caption thead tbody tr th td svg desc defs use path rect circle g text tspan'.split(
    ' ',
  ),
);

describe('text of others', () => {
  it.each([1, 2])('comes out as text, in a report of %i claims', async (count) => {
    const claims = ['fake-news', 'other']
      .slice(0, count)
      .map((id) => ({ id, text: 't', topic: id, veracity: false }));
    const data = poisoned(await reportOf({ claims }));
    const page = renderReport(data);
    const root = parsePage(page);
    for (const element of all(root)) {
      expect(ELEMENTS).toContain(element.name);
      for (const name of element.attributes.keys()) expect(name).not.toMatch(/^on/);
    }
    expect(page).not.toContain('<script');
    expect(page).not.toContain('<img');
    expect(page).not.toContain(']]>');
    expect(page).not.toContain('-->');
    expect(page).not.toContain('\u0000');
    expect(page.isWellFormed()).toBe(true);
    expect(all(root, 'style')).toHaveLength(1);
    expect(all(root, 'pre')[0]!.text).toContain('&lt;script&gt;');
  });

  it('is kept, whatever its script', async () => {
    const data = await reportOf();
    const name = 'Zażółć 漢字 עברית 👩‍👩‍👧';
    const scenario = { ...data.scenario, description: name };
    expect(renderReport({ ...data, scenario })).toContain(name);
  });
});

describe('html', () => {
  it('escapes values, in text and in attributes', () => {
    expect(html`<a title="${'"><b>'}">${"<i>&'`"}</a>`.toString()).toBe(
      '<a title="&quot;&gt;&lt;b&gt;">&lt;i&gt;&amp;&#39;&#96;</a>',
    );
  });

  it('leaves markup alone, nested and in lists', () => {
    const items = ['a', '<'].map((item) => html`<li>${item}</li>`);
    expect(html`<ul>${items}${[[html`<hr>`]]}</ul>`.toString()).toBe('<ul><li>a</li><li>&lt;</li><hr></ul>');
  });

  it('has no way in for an object that only looks like markup', () => {
    const forged: unknown = JSON.parse('{"text":"<b>","#text":"<b>"}');
    expect(forged).not.toBeInstanceOf(html``.constructor);
  });

  it('leaves out what is not there, and keeps 0', () => {
    expect(html`${undefined}${false}${0}`.toString()).toBe('0');
  });

  it('replaces control characters and halves of surrogate pairs', () => {
    expect(html`${'a\u0000b\ud800c\td'}`.toString()).toBe('a\ufffdb\ufffdc\td');
  });
});
