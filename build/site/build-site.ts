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
import { playPage } from './play-page'
import { releasePages } from './release-pages'
import { scenarioPages } from './scenario-pages'
import { packedEngine, pageScripts } from './scripts'
import { searchRows } from './search-index'
import { siteStyle } from './style'

interface Built {
  readonly files: number
  readonly bytes: number
  /** What the pages were made of. */
  readonly facts: SiteFacts
}

/** Writes files below a folder. @returns how many bytes */
function write(out: string, files: ReadonlyMap<string, string>): number {
  let bytes = 0
  for (const [name, text] of files) {
    const file = path.join(out, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
    bytes += Buffer.byteLength(text)
  }
  return bytes
}

/** Styles, scripts and the thread of the playground. */
async function assets(): Promise<[string, string][]> {
  const scripts = pageScripts().map(([name, text]): [string, string] => [`assets/${name}`, text])
  return [['assets/site.css', siteStyle], ...scripts, ['assets/engine.js', await packedEngine()]]
}

/** Writes the playground alone, which needs no facts. */
export async function buildPlayground(out: string): Promise<void> {
  const page = playPage()
  write(out, new Map([[page.file, renderPage(page)], ...(await assets())]))
}

/** @param out the folder, which is made where it is not there; files of an older site that have no successor stay */
export async function buildSite(out: string): Promise<Built> {
  const facts = siteFacts()
  const { docs: all, pages } = await docs()
  const made: Page[] = [
    homePage(facts),
    matrixPage(facts),
    playPage(),
    ...linePages(facts),
    ...releasePages(facts),
    ...behaviourPages(facts),
    ...scenarioPages(facts),
    ...pages,
  ]
  const files = new Map<string, string>(made.map(page => [page.file, renderPage(page)]))
  for (const [name, text] of await assets()) files.set(name, text)
  files.set('assets/search-index.js', `window.eraSearch=${JSON.stringify(searchRows(facts, all))}\n`)
  const bytes = write(out, files)
  return { files: files.size, bytes, facts }
}
