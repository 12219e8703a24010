import { beforeAll, describe, expect, it } from 'vitest';
import { renderReport } from '../../src/report/render.ts';
import type { ReportData } from '../../src/report/report-data.ts';
import { all, type Element, parsePage } from './markup.ts';
import { reportOf } from './report-of.ts';

const INTERVENTIONS = [{ kind: 'official-refutation', claim: 'fake-news', when: { days: [4] } }];

function check(page: string): Element {
  const root = parsePage(page);
  expect(root.text.replace(/Not defined/g, '')).not.toMatch(/NaN|Infinity|undefined|\[object/);
  for (const element of all(root)) {
    for (const value of element.attributes.values()) expect(value).not.toMatch(/NaN|Infinity|undefined/);
  }
  return root;
}

describe('a report', () => {
  let data: ReportData;
  let page: string;
  let root: Element;

  beforeAll(async () => {
    data = await reportOf({ interventions: INTERVENTIONS });
    page = renderReport(data);
    root = check(page);
  });

  it('is one page without scripts or anything from elsewhere', () => {
    expect(page.startsWith('<!doctype html>\n<html lang="en">')).toBe(true);
    expect(all(root, 'script')).toEqual([]);
    expect(all(root, 'link')).toEqual([]);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/url\(|@import|src=|https?:/);
    for (const link of [...all(root, 'a'), ...all(root, 'use')]) {
      expect(link.attributes.get('href')).toMatch(/^#/);
    }
  });

  it('has headings in order, one of them the title', () => {
    const levels = all(root)
      .filter((element) => /^h[1-6]$/.test(element.name))
      .map((element) => Number(element.name[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    for (const [place, level] of levels.entries())
      expect(level - (levels[place - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('gives every id once, and refers to ids that are there', () => {
    const ids = all(root).flatMap((element) => element.attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const references = all(root).flatMap((element) => [
      ...(element.attributes.get('aria-labelledby')?.split(' ') ?? []),
      ...(element.attributes.get('href')?.slice(1) ?? '').split(' ').filter((id) => id !== ''),
    ]);
    for (const id of references) expect(ids).toContain(id);
  });

  it('describes every figure in words, and every picture in it', () => {
    const figures = all(root, 'figure');
    expect(figures.map((element) => element.attributes.get('id'))).toEqual(
      expect.arrayContaining([
        'fig-beliefs-0',
        'fig-new-0',
        'fig-opinions-0',
        'fig-network',
        'fig-cascade-0',
      ]),
    );
    for (const element of figures) {
      expect(all(element, 'figcaption')[0]!.text.length).toBeGreaterThan(40);
      for (const picture of all(element, 'svg').filter((svg) => svg.attributes.get('role') === 'img')) {
        expect(picture.children[0]!.name).toBe('title');
        expect(picture.children[1]!.name).toBe('desc');
        expect(picture.children[1]!.text.trim()).not.toBe('');
      }
    }
  });

  it('has tables with captions and scopes', () => {
    const tables = all(root, 'table');
    expect(tables.length).toBeGreaterThan(5);
    for (const element of tables) {
      expect(element.children[0]!.name).toBe('caption');
      for (const head of all(element, 'th')) expect(head.attributes.get('scope')).toMatch(/^(row|col)$/);
    }
  });

  it('says what is seen', () => {
    const caption = all(root, 'figure').find((element) => element.attributes.get('id') === 'fig-beliefs-0')!;
    expect(caption.text).toContain('from 5 on day 0');
    expect(caption.text).toContain('intervention on day 4');
    const days = all(caption, 'tr');
    expect(days).toHaveLength(data.run.day + 2);
  });

  it('names who started a cascade if it is told', () => {
    const started = (text: string) =>
      all(parsePage(text), 'table').find((table) => table.text.includes('started by'))!.text;
    const [claim] = data.claims;
    const starters = claim!.cascades.map((_, place) => ({ id: `id-${place}`, name: `Name ${place}` }));
    expect(started(renderReport({ ...data, claims: [{ ...claim!, starters }] }))).toContain('Name 0 (id-0)');
    const nobody = renderReport({ ...data, claims: [{ ...claim!, spreaders: [] }] });
    expect(started(nobody)).toContain(`agent ${claim!.cascades[0]!.rootAgent}`);
  });

  it('shows what repeats the run', () => {
    expect(all(root, 'pre')[0]!.text).toBe(data.run.command);
    expect(root.text).toContain(data.run.hash);
  });

  it('is the same for the same data', () => {
    expect(renderReport(data)).toBe(page);
  });
});

describe('a report of an unusual run', () => {
  it('of one agent, one day and nobody who believes', async () => {
    const data = await reportOf({
      days: 1,
      population: { size: 1, believers: { count: 0 } },
      network: { generator: 'complete' },
    });
    const root = check(renderReport(data));
    expect(root.text).toContain('Nobody believes the claim on any day.');
    expect(root.text).toContain('not defined');
    expect(root.text).toContain('there is no cascade');
  });

  it('where everybody believes from the start: the attack rate is not defined', async () => {
    const data = await reportOf({
      population: { size: 12, believers: { share: 1 } },
      network: { generator: 'complete' },
    });
    const root = check(renderReport(data));
    const tile = all(root, 'dl')[0]!.children.find((element) => element.text.startsWith('Attack rate'))!;
    expect(tile.text).toContain('not defined');
    expect(tile.text).not.toContain('0%');
  });

  it('that was stopped before its first day', async () => {
    const root = check(renderReport(await reportOf({}, 0)));
    expect(root.text).toContain('This run was stopped after 0 of 8 days.');
  });

  it('that has nothing recorded at all', async () => {
    const data = await reportOf({}, 0);
    check(renderReport({ ...data, measures: [], distributions: [], actions: [], claims: [] }));
    check(renderReport({ ...data, measures: [], picture: { ...data.picture, moments: [] } }));
  });

  it('of several claims and topics: a panel each, the key figures named', async () => {
    const claims = [
      { id: 'one', text: 'A', topic: 'politics', veracity: false },
      { id: 'two', text: 'B', topic: 'disaster', veracity: 'mixed' },
      { id: 'three', text: 'C', topic: 'disaster', veracity: true },
    ];
    const believers = [
      { claim: 'one', count: 3 },
      { claim: 'two', count: 9 },
    ];
    const root = check(renderReport(await reportOf({ claims, population: { size: 60, believers } })));
    const ids = all(root, 'figure').map((element) => element.attributes.get('id'));
    expect(ids).toEqual(
      expect.arrayContaining(['fig-beliefs-0', 'fig-beliefs-1', 'fig-beliefs-2', 'fig-opinions-1']),
    );
    expect(all(root, 'dl')[0]!.text).toMatch(/claim (one|two)/);
  });

  it('of 1,000 days: tables and pictures are thinned, and the page stays small', async () => {
    const page = renderReport(await reportOf({ days: 1_000, ticksPerDay: 2 }));
    const root = check(page);
    for (const element of all(root, 'table')) expect(all(element, 'tr').length).toBeLessThan(100);
    expect(page.length).toBeLessThan(600_000);
  });

  it('of 2,000 agents: a sample is drawn and called one', async () => {
    const page = renderReport(
      await reportOf({ days: 3, population: { size: 2_000, believers: { count: 50 } } }),
    );
    const root = check(page);
    expect(root.text).toContain('sample of 1,500 of 2,000 agents');
    expect(page.length).toBeLessThan(1_500_000);
  });
});
