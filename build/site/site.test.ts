/** The site: every link leads somewhere, every page is small, and in a real Chromium it is what the data says, wide and on a phone. */

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { diffProfiles } from '../../src/diff/data/profiles'
import { ask, contrasts, openPage, startBrowser, until } from '../../src/diff/html/browser.test.helper'
import { wordsOf } from '../../src/diff/html/words'
import { resolve } from '../../src/profile/resolve'
import { lines } from '../../versions'
import { buildSite } from './build-site'
import type { SiteFacts } from './facts'

const out = mkdtempSync(path.join(tmpdir(), 'eras-site-'))
const read = (file: string): string => readFileSync(path.join(out, file), 'utf8')
const most = 400_000

let browser: Browser
let facts: SiteFacts
t.before(async () => {
  facts = (await buildSite(out)).facts
  browser = await startBrowser()
})
t.teardown(async () => {
  await browser?.close()
  rmSync(out, { recursive: true, force: true })
})

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

async function onPage(t: Test, url: string, look: (page: Page) => Promise<unknown>, options?: BrowserContextOptions) {
  const { page, wrong, close } = await openPage(browser, pathToFileURL(out).href + '/' + url, options)
  await look(page)
  t.same(wrong, [], 'no errors, no requests')
  await close()
}

const filesIn = (): string[] =>
  (readdirSync(out, { recursive: true, encoding: 'utf8' }) as string[]).filter(file => file.endsWith('.html')).sort()

t.test('every link within the site leads to a page, and to a place on it', async t => {
  const files = filesIn()
  const texts = new Map(files.map(file => [file, read(file)]))
  const ids = new Map(
    [...texts].map(([file, text]) => [file, new Set([...text.matchAll(/ id="?([^\s">]+)/g)].map(([, id]) => id))]),
  )
  const behaviours = new Set(files.filter(file => file.startsWith('behaviour/')).map(file => file.slice(10, -5)))
  const wrong: string[] = []
  let looked = 0
  for (const [file, text] of texts) {
    const markup = text.replace(/<script type[^>]*>[^<]*<\/script>/g, '')
    for (const [, href] of markup.matchAll(/(?:href|src)="([^"]*)"/g)) {
      if (/^https?:/.test(href)) continue
      looked++
      const [name, fragment = ''] = href.replaceAll('&amp;', '&').split('#')
      const to = name === '' ? file : path.posix.join(path.posix.dirname(file), decodeURIComponent(name))
      if (!texts.has(to)) {
        if (!existsSync(path.join(out, to))) wrong.push(`${file}: ${href}`)
        continue
      }
      const [target] = fragment.split('&')
      if (target === '') continue
      const known = to === 'matrix.html' ? behaviours : ids.get(to)!
      if (!known.has(decodeURIComponent(target))) wrong.push(`${file}: ${href}`)
    }
  }
  t.ok(looked > 20_000, `${looked} links`)
  t.same(wrong, [])
})

t.test('every page is under 400 KB with its scripts and styles', async t => {
  const size = (file: string): number => Buffer.byteLength(read(file))
  const large = filesIn().flatMap(file => {
    const text = read(file)
    const assets = [...text.matchAll(/(?:href|src)="[./]*(assets\/[^"]*)"/g)].map(([, name]) => name)
    const whole = [file, ...assets].reduce((sum, one) => sum + size(one), 0)
    return whole > most ? [`${file}: ${whole}`] : []
  })
  t.same(large, [])
  t.ok(size('assets/search-index.js') < most, 'the index of the search')
})

t.test('each release has a page with each change, from → to, and what keeps the old does keep it', async t => {
  const { releases } = facts
  t.same(filesIn().filter(file => file.startsWith('release/')).length, releases.length)
  const valueAt = (spec: string, of: string): unknown => {
    const [area, key] = of.split('.')
    return (resolve(spec) as unknown as Record<string, Record<string, unknown>>)[area][key]
  }
  const changed = releases.filter(({ changes }) => changes.length > 0)
  t.ok(changed.length > 200, `${changed.length} releases changed something`)
  for (const { name, before, begins, changes } of changed) {
    const text = read(`release/${name}.html`)
    const missing = changes.filter(({ path: of, keep }) => !text.includes(`id="${of}"`) || keep === null)
    if (missing.length > 0) t.fail(`${name}: ${missing.map(one => one.path).join(', ')}`)
    if (!begins) continue
    const paths = diffProfiles(before!, name, { since: name }).changes.map(one => one.path)
    t.same(changes.map(one => one.path).sort(), paths.sort(), name)
  }
  // To resolve all would take a minute: one of every forty.
  const all = changed.flatMap(release => release.changes.map(change => ({ release, change })))
  for (const { release, change } of all.filter((_, at) => at % 40 === 0)) {
    const spec = `${release.name} with ${change.keep}`
    t.same(valueAt(spec, change.path), valueAt(release.before!, change.path), spec)
  }
})

t.test('the list: two lines, two releases, words and not keys, most consequential first', async t => {
  const [a, b] = [lines[3].name, lines[10].name]
  await onPage(t, `matrix.html#&a=${a}&b=${b}`, async page => {
    type Row = { id: string; a: string; b: string; weight: string }
    const shown = await ask<Row[]>(
      page,
      `[...document.querySelectorAll('#list .row')].map(e => ({ id: e.id, weight: e.querySelector('.weight').className.slice(7), a: e.querySelector('.a').textContent, b: e.querySelector('.b').textContent }))`,
    )
    const { changes } = diffProfiles(a, b)
    t.same(shown.map(({ id }) => id).sort(), changes.map(one => one.path).sort())
    const rank = ['security', 'wire', 'api', 'timing']
    // What people complained of comes first; the rest is by weight.
    const last = shown.slice(-60).map(row => rank.indexOf(row.weight))
    t.same(last, last.toSorted(), 'most consequential first')
    const raw = shown.filter(row => /\b(?:true|false|undefined|null)$/.test(row.a) || /^.*\s\{"/.test(row.b))
    t.same(raw, [], 'no raw values')
    for (const row of shown) {
      if (row.a.slice(a.length) === row.b.slice(b.length)) t.fail(`${row.id} reads alike: ${row.a}`)
    }
  })
  const [old, next] = ['20.19.1', '20.19.2']
  await onPage(t, `matrix.html#&a=${old}&b=${next}`, async page => {
    const ids = await ask<string[]>(page, `[...document.querySelectorAll('#list .row')].map(e => e.id)`)
    t.same(
      ids.sort(),
      diffProfiles(old, next)
        .changes.map(one => one.path)
        .sort(),
      'two releases',
    )
  })
})

t.test('a behaviour has an address: it is in sight and marked; the control copies it', t =>
  onPage(
    t,
    'matrix.html#outgoing.values&a=0.10&b=18',
    async page => {
      await page.waitForSelector('.row.here')
      await until(
        page,
        `(() => { const r = document.querySelector('.row.here').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight })()`,
      )
      t.equal(await page.getAttribute('.row.here', 'id'), 'outgoing.values')
      t.equal(await ask(page, 'document.scrollingElement.scrollWidth'), 390, 'nothing to scroll sideways')
      const boxes = await ask<number[]>(
        page,
        `['.a', '.b'].flatMap(s => { const r = document.querySelector('.row.here ' + s).getBoundingClientRect(); return [r.left, r.right, r.top] })`,
      )
      t.ok(
        boxes[0] >= 0 && boxes[1] <= boxes[3] && boxes[4] <= 390 && boxes[2] === boxes[5],
        `A and B beside each other: ${boxes}`,
      )
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await page.click('.row.here [data-copy]')
      await page.waitForSelector('.copy.done')
      t.match(await ask(page, 'navigator.clipboard.readText()'), /matrix\.html#outgoing\.values&a=0\.10&b=18$/)
    },
    phone,
  ),
)

const kinds = [
  'index.html',
  'matrix.html',
  'releases.html',
  'release/20.19.2.html',
  'line/20.html',
  'behaviour/wire.methods.html',
  'scenario/server/keepalive-timeout.html',
  'docs/parse.html',
  'docs/readme.html',
]

t.test('pages of each kind, on a phone and wide, light and dark: enough contrast, nothing to scroll sideways', t =>
  onPage(
    t,
    kinds[0],
    async page => {
      for (const kind of kinds) {
        await page.goto(pathToFileURL(out).href + '/' + kind)
        t.equal(await ask<number>(page, 'document.scrollingElement.scrollWidth'), 390, kind)
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          const found = await ask<[string, number][]>(page, contrasts)
          t.same(
            found.filter(([, contrast]) => contrast < 4.5),
            [],
            `${kind}, ${colorScheme}`,
          )
        }
        await page.setViewportSize({ width: 1280, height: 800 })
        t.ok((await ask<number>(page, 'document.scrollingElement.scrollWidth')) <= 1280, `${kind}, wide`)
        await page.setViewportSize(phone.viewport!)
      }
    },
    phone,
  ),
)

t.test('the search finds behaviours, releases, scenarios and docs, from any folder', t =>
  onPage(t, 'docs/formats/har.html', async page => {
    const hits = async (words: string) => {
      await page.fill('form.find input', words)
      await until(
        page,
        `document.querySelector('.found').textContent !== '' && !document.querySelector('.found').hidden`,
      )
      return ask<string[]>(page, `[...document.querySelectorAll('.hit b')].map(e => e.textContent)`)
    }
    await page.keyboard.press('/')
    t.equal((await hits('agent.maxSockets'))[0], 'agent.maxSockets')
    t.ok((await hits('sockets per host')).includes('agent.maxSockets'))
    t.ok((await hits('keepalive-timeout')).includes('server/keepalive-timeout'))
    t.equal((await hits('20.19.2'))[0], '20.19.2')
    await page.keyboard.press('Enter')
    await page.waitForURL(/release\/20\.19\.2\.html$/)
    t.match(await page.textContent('h1'), 'What changed in 20.19.2')
  }),
)

t.test('a scenario: the address names two releases, whose transcripts are shown', t =>
  onPage(t, 'scenario/server/keepalive-timeout.html#transcripts&a=0.10.48&b=12.22.12', async page => {
    await page.waitForSelector('.transcripts')
    t.same(await ask(page, `[...document.querySelectorAll('.transcripts thead th')].map(e => e.textContent)`), [
      '0.10.48',
      '12.22.12',
    ])
    await page.selectOption('[name=b]', '0.10.4')
    t.match(page.url(), /a=0\.10\.48&b=0\.10\.4$/)
  }),
)

t.test('words: numbers as their descriptions say them, choices as what they mean', async t => {
  const words = (of: string, value: unknown): string => String(wordsOf(facts.behaviours.get(of)!, value))
  t.equal(words('server.timeout', 0), 'Never')
  t.equal(words('server.requestTimeout', -1), 'There is no such property')
  t.equal(words('server.requestTimeout', 300_000), '5 min')
  t.equal(words('agent.maxSockets', Number.POSITIVE_INFINITY), 'No limit')
  t.equal(words('wire.maxHeaderSize', 16384), '16 KB')
  t.equal(words('https.verifies', true), 'Yes')
  const { choices = {} } = facts.behaviours.get('wire.foldedValues')!
  for (const value of Object.keys(choices))
    t.notMatch(words('wire.foldedValues', value), /^The same/, 'it stands alone')
})
