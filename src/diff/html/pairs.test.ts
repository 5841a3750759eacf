/** Two columns of the report beside each other: words, the most consequential first, both in sight on a phone; and links to copy. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import t from 'tap'
import { weightClasses, weights } from '../../profile/vocabulary/weights'
import { diffProfiles } from '../data/profiles'
import { ask, openPage, startBrowser, until } from './browser.test.helper'
import { gather } from './gather'
import { renderReport } from './report'

const directory = mkdtempSync(path.join(tmpdir(), 'eras-pairs-'))
const file = path.join(directory, 'pair.html')
const pair = ['0.10', '12'] as const
writeFileSync(file, renderReport(gather({ title: 'Two', pair })))
const url = pathToFileURL(file).href

interface Row {
  readonly id: string
  readonly top: number
  readonly a: { text: string; left: number; right: number; top: number }
  readonly b: { text: string; left: number; right: number; top: number }
}

const rows = `[...document.querySelectorAll('#behaviours tbody tr:not(.group):not([hidden])')].map(tr => {
  const side = td => { const r = td.getBoundingClientRect(); return { text: td.textContent, left: r.left, right: r.right, top: r.top } }
  const [one, other] = [...tr.querySelectorAll('td')].filter(td => td.checkVisibility())
  const [a, b] = [side(one), side(other)]
  return { id: decodeURIComponent(tr.querySelector('a').hash.slice(1)), top: tr.getBoundingClientRect().top, a: a.left < b.left ? a : b, b: a.left < b.left ? b : a }
}).sort((a, b) => a.top - b.top)`

t.test('two columns, on a phone', async t => {
  const browser = await startBrowser()
  t.teardown(async () => {
    await browser.close()
    rmSync(directory, { recursive: true, force: true })
  })
  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
  const { page, wrong } = await openPage(browser, url, phone)
  const shown = await ask<Row[]>(page, rows)
  const changes = new Map(diffProfiles(...pair).changes.map(change => [change.path as string, change]))
  t.same(shown.map(({ id }) => id).sort(), [...changes.keys()].sort())
  t.equal(await ask(page, 'document.scrollingElement.scrollWidth'), 390)
  t.equal(await ask(page, `document.querySelector('.shown .scroller').scrollWidth`), 390, 'nor does the table scroll')
  const order = shown.map(({ id }) => {
    const [area, key] = id.split('.')
    return Object.keys(weightClasses).indexOf((weights as Record<string, Record<string, string>>)[area][key])
  })
  t.same(order, order.toSorted(), 'most consequential first')
  for (const { a, b, id } of shown) {
    if (a.top !== b.top || a.left < 0 || a.right > b.left || b.right > 390) t.fail(`${id} is not in sight`)
    if (a.text === b.text) t.fail(`${id} reads alike: ${a.text}`)
    const { fromMeans, kind } = changes.get(id)!
    if (kind === 'choice' && a.text === String(changes.get(id)!.from) && fromMeans !== a.text)
      t.fail(`${id}: ${a.text}`)
    if (/^(?:true|false|-1|undefined|\{.*\})$/.test(a.text)) t.fail(`${id}: ${a.text}`)
  }
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${url}#outgoing.values&a=12&b=0.10`)
  await page.waitForSelector('#panel h3')
  await page.click('#panel [data-do=copy]')
  await until(page, `document.querySelector('#panel [data-do=copy]').textContent === 'Copied'`)
  t.equal(await ask(page, 'navigator.clipboard.readText()'), page.url())
  await page.click('#panel [data-do=close]')
  const turned = await ask<Row[]>(page, rows)
  t.equal(turned.find(({ id }) => id === shown[0].id)!.a.text, shown[0].b.text, 'A is on the left, whichever is older')
  await page.click('summary:has-text("Filters")')
  await page.click('button[data-do=clear]')
  t.equal(
    await ask(page, `document.querySelector('#behaviours td').textContent.length < 5`),
    true,
    'the table as it was',
  )
  t.same(wrong, [])
})
