/** A real Chromium for tests: found, started without network services, and closed by who asked for it. */

import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** @throws Error that says how to get one, if there is none */
function executable(): string {
  const wanted = process.env.CHROMIUM
  const found = (wanted ? [wanted] : places).find(existsSync)
  if (found) return found
  const looked = wanted ? `CHROMIUM=${wanted}, which is not there` : places.join(', ')
  throw new Error(
    `no Chromium to test the report in (looked for ${looked}): 'apt-get install -y --no-install-recommends chromium' installs it, or set CHROMIUM to the path of one`,
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
