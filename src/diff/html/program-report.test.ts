/** The page of a program in a real Chromium: all that the diff has is on it, and nothing of it does anything. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import type { ExplainedDiff } from '../cause/report/types'
import { diffProfiles } from '../data/profiles'
import type { DiffRow } from '../types'
import { ask, contrasts, openPage, startBrowser } from './browser.test.helper'
import { nasty } from './hostile.test.helper'
import { writeProgramReport } from './program-report'

const directory = mkdtempSync(path.join(tmpdir(), 'eras-program-'))
let browser: Browser
t.before(async () => {
  browser = await startBrowser()
})
t.teardown(async () => {
  await browser?.close()
  rmSync(directory, { recursive: true, force: true })
})

const { a, b, changes } = diffProfiles('0.10', '12')
const change = changes.find(({ path }) => path === 'agent.maxSockets') ?? changes[0]

/** A diff with a difference in every kind of row, one with a cause, one without. @param word stands in every text */
function diffOf(word: (place: string) => string): ExplainedDiff {
  const equal = Array.from({ length: 40 }, (_, k): DiffRow => {
    const cell = { text: word(`equal ${k}`) }
    return { kind: 'both', a: cell, b: cell }
  })
  const text = word('changed')
  const rows: DiffRow[] = [
    ...equal,
    { kind: 'changed', a: { text, marks: [[0, 3]] }, b: { text: `${text} too`, marks: [[1, 4]] } },
    { kind: 'first', a: { from: 'client', starts: true, text: word('first') } },
    { kind: 'second', b: { from: 'server', starts: true, text: word('second') } },
  ]
  const difference = (row: number, own: Partial<{ a: string; b: string }>) =>
    ({ id: `stdout:${row + 1}`, place: 'stdout', kind: 'output', row, a: own.a ?? null, b: own.b ?? null }) as const
  return {
    format: 'program-diff/1',
    a: { ...a, spec: word('spec a') },
    b: { ...b, spec: word('spec b') },
    script: word('script'),
    args: [word('argument')],
    runs: 3,
    driven: false,
    started: true,
    compared: { lines: rows.length, connections: 0, events: 0 },
    same: false,
    ended: { a: word('ended'), b: word('ended otherwise') },
    timedOut: false,
    places: [
      { place: 'exit', same: true, rows: [{ kind: 'both', a: { text: 'exit code 0' }, b: { text: 'exit code 0' } }] },
      { place: 'stdout', same: false, rows },
    ],
    why: {
      runs: 20,
      behaviours: 342,
      differences: [
        difference(40, { a: text, b: `${text} too` }),
        difference(41, { a: word('first') }),
        difference(42, { b: word('second') }),
      ],
      causes: [
        {
          differences: ['stdout:41', 'stdout:42'],
          partly: [],
          parts: [{ part: 'agent.maxSockets', what: word('what'), change: { ...change, what: word('what') } }],
          along: [],
          release: '0.11.4',
          necessary: true,
          hidden: false,
          valuesOf: null,
          with: null,
          keep: { spec: '12 with x', command: word('command') },
        },
      ],
      keep: { spec: '12 with x', command: word('command') },
      unexplained: ['stdout:43'],
    },
  }
}

async function onPage(
  t: Test,
  diff: ExplainedDiff,
  look: (page: Page) => Promise<unknown>,
  options?: BrowserContextOptions,
) {
  const file = path.join(directory, 'program.html')
  writeProgramReport(diff, file)
  const { page, wrong, close } = await openPage(browser, pathToFileURL(file).href, options)
  await look(page)
  t.same(wrong, [], 'no errors, no requests')
  await close()
}

const plainDiff = diffOf(place => place)

t.test('rows side by side, each difference with its cause, long stretches of equal lines folded', t =>
  onPage(t, plainDiff, async page => {
    t.equal(await ask(page, "document.querySelectorAll('tr.differs').length"), 3)
    t.equal(await ask(page, "document.querySelectorAll('tr.both').length"), 7)
    t.equal(await ask(page, "document.querySelector('.fold summary').textContent"), '34 equal lines')
    t.match(await ask(page, "document.querySelector('.fold pre').textContent"), /equal 36/)
    t.same(await ask(page, "[...document.querySelectorAll('.why')].map(e => e.textContent.trim())"), [
      'cause 1',
      'cause 1',
      'unexplained',
    ])
    t.equal(await ask(page, "document.querySelector('tr.differs td.first mark').textContent"), 'cha')
    const links = "[...document.querySelectorAll('a')].map(a => document.querySelector(a.hash) !== null)"
    t.ok((await ask<boolean[]>(page, links)).every(Boolean), 'every link leads somewhere')
    t.match(await ask(page, "document.querySelector('#cause-1').textContent"), /agent\.maxSockets.*0\.11\.4.*command/s)
    t.match(await ask(page, "document.querySelector('#unexplained').textContent"), /no behaviour makes.*second/s)
  }),
)

t.test('without --why, and where nothing differs', async t => {
  const { why: _, ...bare } = plainDiff
  await onPage(t, bare, async page => {
    t.equal(await ask(page, "document.querySelectorAll('tr.differs').length"), 3)
    t.equal(await ask(page, "document.querySelectorAll('article, .why').length"), 0)
  })
  const places = plainDiff.places.map(one => ({
    ...one,
    same: true,
    rows: one.rows.filter(({ kind }) => kind === 'both'),
  }))
  await onPage(t, { ...bare, same: true, places }, async page => {
    t.match(await ask(page, 'document.body.textContent'), /no differences in 3 runs of each/)
  })
})

t.test('whatever a text holds, it is shown and does nothing', t =>
  onPage(t, diffOf(nasty), async page => {
    t.equal(await ask(page, 'window.hacked'), undefined)
    t.equal(await ask(page, "document.querySelectorAll('.hacked, img, main script').length"), 0)
    t.equal(await ask(page, "document.querySelectorAll('tr.differs').length"), 3)
    t.match(await ask(page, "document.querySelector('tr.differs').textContent"), /<\/script><script>window\.hacked=1/)
    t.match(await ask(page, "document.querySelector('.keep').textContent"), /<img src=x onerror=/)
  }),
)

for (const colorScheme of ['light', 'dark'] as const) {
  t.test(`every text has enough contrast, ${colorScheme}`, t =>
    onPage(
      t,
      plainDiff,
      async page => {
        const low = (await ask<[string, number][]>(page, contrasts)).filter(([, contrast]) => contrast < 4.5)
        t.same(low, [])
      },
      { colorScheme },
    ),
  )
}

t.test('on a phone the page does not scroll sideways', t =>
  onPage(
    t,
    diffOf(place => `${place} ${'long'.repeat(60)}`),
    async page => {
      t.ok(await ask(page, 'document.documentElement.scrollWidth <= innerWidth'))
    },
    { viewport: { width: 390, height: 800 } },
  ),
)
