/** Writes the whole site. */

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { behaviourPages } from './behaviour-pages'
import { docs } from './docs-pages'
import { type SiteFacts, siteFacts } from './facts'
import { homePage } from './home-page'
import { linePages } from './line-pages'
import { matrixPage } from './matrix-page'
import { type Page, renderPage } from './page'
import { releasePages } from './release-pages'
import { scenarioPages } from './scenario-pages'
import { pageScripts } from './scripts'
import { searchRows } from './search-index'
import { siteStyle } from './style'

export interface Built {
  readonly files: number
  readonly bytes: number
  /** What the pages were made of. */
  readonly facts: SiteFacts
}

/** @param out the folder, which is made where it is not there; files of an older site that have no successor stay */
export async function buildSite(out: string): Promise<Built> {
  const facts = siteFacts()
  const { docs: all, pages } = await docs()
  const made: Page[] = [
    homePage(facts),
    matrixPage(facts),
    ...linePages(facts),
    ...releasePages(facts),
    ...behaviourPages(facts),
    ...scenarioPages(facts),
    ...pages,
  ]
  const files = new Map<string, string>(made.map(page => [page.file, renderPage(page)]))
  files.set('assets/site.css', siteStyle)
  for (const [name, text] of pageScripts()) files.set(`assets/${name}`, text)
  files.set('assets/search-index.js', `window.eraSearch=${JSON.stringify(searchRows(facts, all))}\n`)
  let bytes = 0
  for (const [name, text] of files) {
    const file = path.join(out, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
    bytes += Buffer.byteLength(text)
  }
  return { files: files.size, bytes, facts }
}
