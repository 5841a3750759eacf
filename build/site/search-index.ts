/** What the search looks in: behaviours, releases, lines, scenarios and sections of the docs. */

import type { SearchRow } from './client/search'
import type { Doc } from './docs-pages'
import type { SiteFacts } from './facts'
import { at } from './page'
import { counted } from './parts'

export function searchRows(facts: SiteFacts, docs: readonly Doc[]): SearchRow[] {
  return [
    ...facts.lines.map(({ name, codename }): SearchRow => [name, 'line', at.line(name), codename ?? '']),
    ...facts.releases.map(
      ({ name, changes }): SearchRow => [
        name,
        'release',
        at.release(name),
        changes.length > 0 ? counted(changes.length, 'change') : '',
      ],
    ),
    ...facts.input.behaviours.map(({ path, what }): SearchRow => [path, 'behaviour', at.behaviour(path), what]),
    ...facts.input.recordings.map(
      ({ scenario, title }): SearchRow => [scenario, 'scenario', at.scenario(scenario), title],
    ),
    ['Playground', 'page', 'play.html', 'bytes parser server request answer'],
    ...docs.flatMap(({ file, title, sections }) =>
      sections.map(
        (section): SearchRow => [
          section.title,
          section.title === title ? 'docs' : title,
          section.title === title ? file : `${file}#${section.id}`,
          section.text.trim().replace(/\s+/g, ' ').slice(0, 160),
        ],
      ),
    ),
  ]
}
