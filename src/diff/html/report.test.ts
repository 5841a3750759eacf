/** The report in a real Chromium: what it shows is what the profiles and recordings say, for every kind of reader. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { lines } from '../../../versions'
import { corpusRecording, scenarioNames } from '../../oracle/scenario'
import { explain } from '../../profile/explain'
import { resolve } from '../../profile/resolve'
import { type Path, vocabulary } from '../../profile/vocabulary'
import { weights } from '../../profile/vocabulary/weights'
import { variantOf } from '../../transcript/types'
import { diffTranscripts } from '../evidence/transcripts'
import { ask, contrasts, openPage, shownIds, startBrowser } from './browser.test.helper'
import { gather } from './gather'
import { hostile } from './hostile.test.helper'
import { renderReport } from './report'
import { valueKey } from './value'

const directory = mkdtempSync(path.join(tmpdir(), 'eras-report-'))
const file = (name: string): string => path.join(directory, name)
const urlOf = (name: string): string => pathToFileURL(file(name)).href

const input = gather({ title: 'All lines' })
const text = renderReport(input)
writeFileSync(file('all.html'), text)

let browser: Browser
t.before(async () => {
  browser = await startBrowser()
})
t.teardown(async () => {
  await browser?.close()
  rmSync(directory, { recursive: true, force: true })
})

/** The report of all lines, loaded once: an address of its own is all that a test needs, for it says everything that is shown. */
let opened: Awaited<ReturnType<typeof openPage>> | undefined

/**
 * Opens a report, lets a test look, and holds that nothing went wrong on the page. The report of all lines is loaded anew
 * only for a test that has options.
 */
async function onPage(
  t: Test,
  hash: string,
  look: (page: Page) => Promise<unknown>,
  options?: BrowserContextOptions,
  name = 'all.html',
) {
  if (!options && name === 'all.html') {
    opened ??= await openPage(browser, urlOf(name))
    await opened.page.goto(`${urlOf(name)}${hash || '#behaviours'}`)
    await look(opened.page)
    t.same(opened.wrong, [], 'no errors, no requests')
    return
  }
  const { page, wrong, close } = await openPage(browser, urlOf(name) + hash, options)
  await look(page)
  t.same(wrong, [], 'no errors, no requests')
  await close()
}

const paths = Object.entries(vocabulary).flatMap(([area, keys]) =>
  Object.keys(keys).map(key => `${area}.${key}` as Path),
)
const names = lines.map(({ name }) => name)
type Values = Record<string, Record<string, unknown>>
const profiles = new Map<string, Values>()
const profileOf = (spec: string): Values => {
  const known = profiles.get(spec) ?? (resolve(spec) as unknown as Values)
  profiles.set(spec, known)
  return known
}
const valueAt = (spec: string, of: Path): unknown => {
  const [area, key] = of.split('.')
  return profileOf(spec)[area][key]
}
const [first, last] = ['0.10', '12']
const differing = paths.filter(of => valueKey(valueAt(first, of)) !== valueKey(valueAt(last, of)))

t.test('all lines with all evidence are less than 3 MB', async t => {
  const size = Buffer.byteLength(text)
  t.comment(`${(size / 1e6).toFixed(2)} MB`)
  t.ok(size < 3e6, String(size))
})

t.test('the cells say what the profiles say', t =>
  onPage(t, '', async page => {
    type Row = { id: string; cells: { variant: string; word: string }[] }
    const rows = await ask<Row[]>(
      page,
      `[...document.querySelectorAll('#behaviours tbody tr:not(.group)')].map(tr => ({
        id: decodeURIComponent(tr.querySelector('a').hash.slice(1)),
        cells: [...tr.querySelectorAll('td')].map(td => ({ variant: td.className, word: td.textContent.trim() })),
      }))`,
    )
    t.same(
      rows.map(({ id }) => id),
      paths,
      'every behaviour has a row',
    )
    t.same(
      await ask(page, `[...document.querySelectorAll('#behaviours thead th')].slice(1).map(th => th.textContent)`),
      names,
      'every line has a column',
    )
    const wrong: string[] = []
    for (const { id, cells } of rows) {
      const values = names.map(name => valueAt(name, id as Path))
      const keys = values.map(valueKey)
      cells.forEach(({ variant, word }, at) => {
        const same = keys.indexOf(keys[at])
        if (cells.findIndex(cell => cell.variant === variant) !== same) wrong.push(`${id} ${names[at]}: colour`)
        if (cells.findIndex(cell => cell.word === word) !== same) wrong.push(`${id} ${names[at]}: ${word}`)
        const value = values[at]
        if (typeof value === 'boolean' && word !== (value ? 'yes' : 'no')) wrong.push(`${id} ${names[at]}: ${word}`)
      })
    }
    t.same(wrong, [])
  }),
)

t.test('the cells of the recordings are one colour where releases did the same', t =>
  onPage(t, '#recordings', async page => {
    type Row = { id: string; cells: string[] }
    const rows = await ask<Row[]>(
      page,
      `[...document.querySelectorAll('#recordings tbody tr:not(.group)')].map(tr => ({
        id: decodeURIComponent(tr.querySelector('a').hash.slice(1)), cells: [...tr.querySelectorAll('td')].map(td => td.className),
      }))`,
    )
    const runtimes = await ask<string[]>(
      page,
      `[...document.querySelectorAll('#recordings thead th')].slice(1).map(th => th.textContent)`,
    )
    t.same(rows.map(({ id }) => id).sort(), scenarioNames().sort())
    const wrong = rows.flatMap(({ id, cells }) => {
      const recording = corpusRecording(id)
      const variants = runtimes.map(runtime => variantOf(recording, runtime))
      return cells.flatMap((cell, at) => {
        if (variants[at] === undefined) return cell === 'none' ? [] : [`${id} ${runtimes[at]}`]
        return cells.indexOf(cell) === variants.indexOf(variants[at]) ? [] : [`${id} ${runtimes[at]}`]
      })
    })
    t.same(wrong, [])
  }),
)

t.test('filters: two columns, area, weight, words, and all of them together', t =>
  onPage(t, '', async page => {
    await page.selectOption('[name=a]', first)
    await page.selectOption('[name=b]', last)
    t.same(await shownIds(page), differing)
    t.equal(
      await page.textContent('output'),
      `${differing.length} of ${paths.length} behaviours, different in ${first} and ${last}`,
    )
    await page.selectOption('[name=area]', 'agent')
    const agents = differing.filter(of => of.startsWith('agent.'))
    t.same(await shownIds(page), agents)
    await page.selectOption('[name=weight]', 'wire')
    const onWire = agents.filter(of => (weights.agent as Record<string, string>)[of.slice(6)] === 'wire')
    t.same(await shownIds(page), onWire)
    t.match(page.url(), /#behaviours&a=0\.10&b=12&area=agent&weight=wire$/, 'the address has them')
    await page.reload()
    t.same(await shownIds(page), onWire, 'and they are there again')
    await page.fill('[name=q]', 'no such words anywhere')
    t.same(await shownIds(page), [])
    t.ok(await page.isVisible('#none'))
    await page.click('#none button')
    t.same(await shownIds(page), paths)
  }),
)

t.test('search finds names, descriptions, values and sources', t =>
  onPage(t, '', async page => {
    const search = async (words: string) => {
      await page.fill('[name=q]', words)
      return shownIds(page)
    }
    t.same(await search('agent.maxSockets'), ['agent.maxSockets'])
    await search('sockets at ONCE')
    t.ok((await ask<number>(page, `CSS.highlights.get('sought').size`)) > 0, 'what was sought is marked')
    t.ok((await search('SOCKETS per HOST')).includes('agent.maxSockets'), 'the description, in any case, in any order')
    t.ok((await search('Sent as they are')).includes('outgoing.values'), 'the meaning of a value')
    t.ok((await search('0.10.42')).includes('outgoing.values'), 'a release')
    const cited = Object.entries(explain('12').behaviours.agent).filter(([, { source }]) =>
      source.includes('client/agent'),
    )
    const found = await search('client/agent')
    t.ok(cited.length > 0 && cited.every(([key]) => found.includes(`agent.${key}`)), 'a source')
  }),
)

t.test('an entry has every value with lines, release and source, and the two transcripts of its scenario', t =>
  onPage(t, '#outgoing.values&in=0.10', async page => {
    t.equal(await page.textContent('#panel h3'), 'outgoing.values')
    const here = page.locator('#panel tr.here')
    const { since, source } = explain('0.10').behaviours.outgoing.values
    t.match(await here.innerText(), new RegExp(`refused[\\s\\S]*0\\.10\\s[\\s\\S]*${since}`))
    const sources = source.split('; ').map(text => text.replace(/^\w+: /, ''))
    for (const name of sources) t.match(await here.innerText(), name)
    await page.waitForSelector('#panel .transcripts')
    const [scenario] = sources
    const controls = page.locator('#panel .controls select')
    t.same(await ask(page, `[...document.querySelectorAll('#panel .controls select')].map(box => box.value)`), [
      scenario,
      '0.8.28',
      '0.10.48',
    ])
    const recording = corpusRecording(scenario)
    const { places } = diffTranscripts(variantOf(recording, '0.8.28')!, variantOf(recording, '0.10.48')!)
    const rows = places.flatMap(place => (place.same ? [] : place.rows))
    for (const fold of await page.locator('#panel .fold button').all()) await fold.click()
    const differs = rows.filter(({ kind }) => kind !== 'both')
    const side = (nth: number) =>
      ask(page, `[...document.querySelectorAll('#panel tr.differs td:nth-child(${nth}) code')].map(e => e.textContent)`)
    t.same(
      await side(1),
      differs.filter(({ a }) => a).map(({ a }) => a!.text),
    )
    t.same(
      await side(2),
      differs.filter(({ b }) => b).map(({ b }) => b!.text),
    )
    t.ok((await page.locator('#panel mark').count()) > 0, 'what differs is marked')
    await controls.nth(1).selectOption('0.10.48')
    t.match(await page.textContent('#panel .note'), 'What 0.10.48 did.')
    await page.click('#panel .program summary')
    t.match(await page.textContent('#panel .program'), 'exports.main')
  }),
)

t.test('links lead from source to source, Back leads back', t =>
  onPage(t, '#agent.maxSockets', async page => {
    await page.click('#panel a:has-text("client/agent-max-sockets-default")')
    t.equal(await page.textContent('#panel h3'), 'client/agent-max-sockets-default')
    t.ok(await page.isVisible('#recordings'))
    await page.goBack()
    t.equal(await page.textContent('#panel h3'), 'agent.maxSockets')
    t.ok(await page.isVisible('#behaviours'))
    await page.click('nav a:has-text("Observations")')
    t.ok(await page.isHidden('#panel'))
    t.ok(await page.isVisible('#observations'))
    await page.selectOption('[name=b]', '18')
    await page.selectOption('[name=a]', '12')
    const shown = await shownIds(page)
    const [a, b] = ['12', '18'].map(name => input.observed.findIndex(column => column.name === name))
    const known = input.observations.filter(({ values }) => values[a] !== undefined && values[b] !== undefined)
    const differ = known.filter(({ values }) => values[a] !== values[b]).map(({ id }) => id)
    t.ok(differ.length > 10)
    t.same(shown.sort(), differ.sort(), 'lines without a profile are there with what was seen of them')
  }),
)

t.test('by keyboard: cells with the arrows, Enter opens, Esc goes back to the cell, / searches', t =>
  onPage(t, '', async page => {
    const focused = () =>
      ask<string>(
        page,
        `(() => { const e = document.activeElement, row = e.closest('tr')?.querySelector('a')?.hash.slice(1); return row ? row + ' ' + e.cellIndex : e.tagName })()`,
      )
    await page.keyboard.press('/')
    t.equal(await focused(), 'INPUT')
    for (let k = 0; k < 12 && !(await focused()).includes(' '); k++) await page.keyboard.press('Tab')
    t.equal(await focused(), `${paths[0]} 0`, 'one cell can be reached')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowDown')
    t.equal(await focused(), `${paths[1]} 1`)
    t.match(await page.textContent('#reading'), `${paths[1]} in ${names[0]}: `)
    t.ok((await ask<string>(page, `getComputedStyle(document.activeElement).outlineStyle`)) !== 'none', 'focus is seen')
    await page.keyboard.press('End')
    t.equal(await focused(), `${paths[1]} ${names.length}`)
    await page.keyboard.press('Control+End')
    t.equal(await focused(), `${paths.at(-1)} ${names.length}`)
    const { top, bottom } = await ask<{ top: number; bottom: number }>(
      page,
      `(({ top, bottom }) => ({ top, bottom }))(document.activeElement.getBoundingClientRect())`,
    )
    t.ok(top > 0 && bottom <= 800, 'it is in sight')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('PageDown')
    t.equal(await focused(), `${paths[12]} 0`)
    await page.keyboard.press('Enter')
    t.equal(await focused(), 'H3')
    t.equal(await page.textContent('#panel h3'), paths[12])
    await page.keyboard.press('Escape')
    t.ok(await page.isHidden('#panel'))
    t.equal(await focused(), `${paths[12]} 0`)
    t.equal(await page.getAttribute('#behaviours table', 'role'), 'grid')
  }),
)

t.test('on a phone the page does not scroll sideways, the table does, and its first column stays', t =>
  onPage(
    t,
    '',
    async page => {
      const width = () => ask<number>(page, `document.scrollingElement.scrollWidth`)
      t.equal(await width(), 390)
      const left = await ask<number[]>(
        page,
        `(() => { const s = document.querySelector('.shown .scroller'); s.scrollLeft = 200;
          return [s.scrollLeft, s.querySelector('tbody tr:not(.group) th').getBoundingClientRect().left] })()`,
      )
      t.same(left, [200, 0])
      await page.click('summary:has-text("Filters")')
      await page.selectOption('[name=area]', 'agent')
      t.equal(await width(), 390)
      await page.click('#behaviours tr:not([hidden]) td >> nth=0')
      await page.waitForSelector('#panel .transcripts, #panel .note')
      t.equal(await width(), 390)
      const sides = await ask<number>(page, `document.querySelector('#panel').scrollWidth`)
      t.ok(sides <= 390, `the panel fits: ${sides}`)
      await page.click('#panel [data-do=close]')
      t.ok(await page.isHidden('#panel'))
    },
    { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  ),
)

t.test('without JavaScript the tables are there, and a link leads to each entry', t =>
  onPage(
    t,
    '',
    async page => {
      for (const id of ['behaviours', 'observations', 'recordings']) t.ok(await page.isVisible(`#${id} .matrix`), id)
      t.notOk(await page.isVisible('.filters'), 'what needs JavaScript is not')
      await page.click('a[href="#agent.maxSockets"]')
      const entry = page.locator('article[id="agent.maxSockets"]')
      t.ok(await entry.isVisible(), 'the link opens the group')
      t.match(await entry.innerText(), /Sockets per host[\s\S]*no limit[\s\S]*0\.11\.4/)
      t.equal(await page.locator('article').count(), paths.length + input.observations.length + input.recordings.length)
    },
    { javaScriptEnabled: false },
  ),
)

for (const colorScheme of ['light', 'dark'] as const) {
  t.test(`every text has enough contrast, ${colorScheme}`, t =>
    onPage(
      t,
      '#outgoing.values&in=0.10&a=0.8&b=12',
      async page => {
        await page.waitForSelector('#panel .transcripts')
        const found = await ask<[string, number][]>(page, contrasts)
        t.ok(found.length > 40, `${found.length} kinds of texts`)
        t.same(
          found.filter(([, contrast]) => contrast < 4.5),
          [],
        )
        const paper = await ask<string>(page, `getComputedStyle(document.body).backgroundColor`)
        const sum = paper
          .match(/\d+/g)!
          .slice(0, 3)
          .reduce((all, one) => all + Number(one), 0)
        t.equal(sum < 384, colorScheme === 'dark', paper)
      },
      { colorScheme },
    ),
  )
}

t.test('it is interactive in less than a second', async t => {
  const times: number[] = []
  // A busy machine is late now and then: the page counts as quick when it was so once.
  while (times.length < 8 && !times.some(time => time < 1000)) {
    await onPage(
      t,
      '',
      async page => {
        await page.waitForFunction('document.documentElement.dataset.ready')
        times.push(Number(await page.getAttribute('html', 'data-ready')))
      },
      {},
    )
  }
  t.comment(`${Math.min(...times)} ms`)
  t.ok(Math.min(...times) < 1000, times.join(' '))
})

t.test('whatever a value holds, it is shown and does nothing', async t => {
  const page = renderReport(hostile)
  writeFileSync(file('hostile.html'), page)
  t.notMatch(page, /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202e\u200b\ufeff\ufffe\uffff]/)
  t.equal(page.match(/<script/g)?.length, 3, 'the page has its own scripts and no others')
  t.notMatch(page, /<(?:img|b|i class)\b/)
  const nothing = async (page: Page) => {
    t.equal(await ask(page, 'window.hacked'), undefined)
    t.equal(await page.locator('.hacked, img').count(), 0)
  }
  await onPage(
    t,
    '',
    async page => {
      await nothing(page)
      t.match(await page.title(), '</script><script>')
      await page.dispatchEvent('#behaviours td >> nth=1', 'click')
      await page.waitForSelector('#panel .transcripts')
      t.match(await page.textContent('#panel .transcripts'), '\\x00\\x01\\x02')
      t.match(await page.textContent('#panel .transcripts'), '</script>\\n')
      t.match(await page.textContent('#panel .transcripts'), / … \d+ more … /, 'a very long line is shown in part')
      await page.click('#panel .program summary')
      await page.fill('[name=q]', '</script>')
      t.equal((await shownIds(page)).length, 1)
      for (const view of ['observations', 'recordings']) {
        await page.dispatchEvent(`nav a[href="#${view}"]`, 'click')
        await page.dispatchEvent(`#${view} td >> nth=0`, 'click')
        await page.waitForSelector('#panel .transcripts, #panel .note')
        await page.reload()
        await page.waitForSelector('#panel h3')
        await nothing(page)
      }
    },
    undefined,
    'hostile.html',
  )
  await onPage(t, '#%E0%A4%A&q=%zz&a=%00&__proto__=1&in', nothing, {})
  await onPage(
    t,
    '',
    async page => t.equal(await page.locator('.hacked, img').count(), 0),
    { javaScriptEnabled: false },
    'hostile.html',
  )
})

t.test('a report without any row, and one without recordings', async t => {
  const none = { ...input, behaviours: [], observations: [], recordings: [] }
  writeFileSync(file('none.html'), renderReport(none))
  await onPage(t, '', async page => t.equal(await page.locator('.matrix').count(), 0), undefined, 'none.html')
  writeFileSync(file('alone.html'), renderReport({ ...none, behaviours: input.behaviours }))
  const look = async (page: Page) => t.equal(await page.textContent('#panel h3'), 'agent.maxSockets')
  await onPage(t, '#agent.maxSockets', look, undefined, 'alone.html')
})

t.test('two versions: columns of their own, and their differences first', async t => {
  writeFileSync(file('pair.html'), renderReport(gather({ title: 'Two', pair: ['0.10.4', 'iojs-1.8.1'] })))
  const look = async (page: Page) => {
    const differ = paths.filter(of => valueKey(valueAt('0.10.4', of)) !== valueKey(valueAt('iojs-1.8.1', of)))
    t.same(await shownIds(page), differ)
    await page.click('nav a:has-text("Recordings")')
    const recordings = input.recordings.filter(({ variants }) => {
      const [a, b] = ['0.10.4', 'iojs-1.8.1'].map(name => variants.findIndex(({ runtimes }) => runtimes.includes(name)))
      return a !== b
    })
    t.same(
      await shownIds(page),
      recordings.map(({ scenario }) => scenario),
    )
  }
  await onPage(t, '', look, undefined, 'pair.html')
})

t.test('a version that has no profile is compared by its recordings', async t => {
  const recordings = input.recordings.map(recording => {
    const [variant] = recording.variants
    return {
      ...recording,
      variants: [{ ...variant, runtimes: [...variant.runtimes, '90.2.0'] }, ...recording.variants.slice(1)],
    }
  })
  const later = { name: '90.2.0', line: '90', runtime: '90.2.0' }
  const runtimes = [...input.runtimes, later]
  const observed = input.observed.map(column => (column.name === '18' ? { ...later, name: '90' } : column))
  writeFileSync(file('later.html'), renderReport({ ...input, recordings, runtimes, observed, pair: ['12', '90.2.0'] }))
  const look = async (page: Page) => {
    t.ok(await page.isVisible('#recordings'))
    const differ = recordings.filter(({ variants }) => !variants[0].runtimes.includes('12.22.12'))
    t.same(
      await shownIds(page),
      differ.map(({ scenario }) => scenario),
    )
    await page.click('nav a:has-text("Observations")')
    t.equal(await page.inputValue('[name=b]'), '90')
  }
  await onPage(t, '', look, undefined, 'later.html')
})
