/** A real Chromium for tests: found, started without network services, and closed by who asked for it. */

import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** The headless shell first: it draws the same, and costs half of what a whole browser with its window does. */
const places = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'].map(
  name => `/usr/bin/${name}`,
)

/** @throws Error that says how to get one, if there is none */
function executable(): string {
  const wanted = process.env.CHROMIUM
  const found = (wanted ? [wanted] : places).find(existsSync)
  if (found) return found
  const looked = wanted ? `CHROMIUM=${wanted}, which is not there` : places.join(', ')
  throw new Error(
    `no Chromium to test the report in (looked for ${looked}): 'apt-get install -y --no-install-recommends chromium-headless-shell' installs it, or set CHROMIUM to the path of one`,
  )
}

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts it with a profile of its own, which is gone when it is closed. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: executable(), args, timeout: 120_000 })

/** A page, and everything that went wrong on it: errors of scripts and of the console, requests beyond the file. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
  const page: Page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const wrong: string[] = []
  page.on('pageerror', error => wrong.push(`error: ${error.message}`))
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') wrong.push(`console: ${message.text()}`)
  })
  page.on('dialog', dialog => {
    wrong.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', request => {
    if (!request.url().startsWith('file:') && !request.url().startsWith('blob:'))
      wrong.push(`request: ${request.url()}`)
  })
  await page.goto(url)
  return { page, wrong, close: () => context.close() }
}

/** Asks the page; what is asked is text, since the compiler knows no document here. */
export const ask = <T>(page: Page, question: string): Promise<T> => page.evaluate(question) as Promise<T>

/** Waits until the page answers yes: asked again and again, since the policy of a page may let no text be run within it. */
export async function until(page: Page, question: string): Promise<void> {
  const late = Date.now() + 60_000
  while (!(await ask<boolean>(page, question))) {
    if (Date.now() > late) throw new Error(`it did not come to be on the page: ${question}`)
    await page.waitForTimeout(30)
  }
}

/** The rows that are shown, by their ids. */
export const shownIds = (page: Page): Promise<string[]> =>
  ask(
    page,
    `[...document.querySelectorAll('.view.shown tbody:not([hidden]) tr:not(.group):not([hidden]) a')].map(a => decodeURIComponent(a.hash.slice(1)))`,
  )

/** The contrast of texts with what is behind them, by WCAG 2. Cells of all variants are made for it. */
export const contrasts = `(() => {
  const part = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
  const read = text => { const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number); return { colour: [r, g, b], a } }
  const behind = e => { for (; e; e = e.parentElement) { const { colour, a } = read(getComputedStyle(e).backgroundColor); if (a === 1) return colour } return [255, 255, 255] }
  const row = [...document.querySelectorAll('.shown tbody tr:not(.group)')].find(row => row.checkVisibility())
  if (row) for (let k = 0; k < 20; k++) for (let n = 0; n < 2; n++) { const td = row.insertCell(); td.className = 'v' + k; td.textContent = 'x' }
  const seen = new Map()
  for (const e of document.querySelectorAll('body *')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility()) continue
    const [a, b] = [light(read(getComputedStyle(e).color).colour), light(behind(e))]
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
    const name = e.tagName + '.' + e.className
    seen.set(name, Math.min(contrast, seen.get(name) ?? 99))
  }
  return [...seen]
})()`
