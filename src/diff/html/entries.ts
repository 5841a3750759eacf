/** Makes the tables: what each row's cells are, and what its entry tells, with links from source to source. */

import { weightClasses } from '../../profile/vocabulary/weights'
import { html, join, type Markup } from '../../shared/markup'
import type { ReportBehaviour, ReportChange, ReportInput, ReportObservation, ReportRecording } from './input'
import { chip, fragment, grouped, spans, type Table, type TableRow, variantsOf } from './table'
import { valueKey, wholeValue, wordsFor } from './value'
import { rankOf, saysOf, wordsOf } from './words'

const link = (id: string): Markup => html`<a href="#${fragment(id)}">${id}</a>`

/** What names a source: its kind, and what it points to. */
const parts = (source: string): [kind: string, name: string] => {
  const at = source.indexOf(': ')
  return at === -1 ? ['', source] : [source.slice(0, at), source.slice(at + 2)]
}

/** Everything that the entries of one report refer to. */
interface Shelf {
  readonly input: ReportInput
  readonly recorded: ReadonlySet<string>
  readonly observed: ReadonlyMap<string, ReportObservation>
}

const scenarioLink = (name: string, { recorded }: Shelf): Markup =>
  recorded.has(name) ? link(name) : html`<code>${name}</code>`

const cite: Record<string, (name: string, shelf: Shelf) => Markup> = {
  recording: (name, shelf) => html`recording ${scenarioLink(name, shelf)}`,
  catalog(name, { observed }) {
    const row = observed.get(name)
    return row ? html`observation ${link(name)}: <q>${row.what}</q>` : html`observation <code>${name}</code>`
  },
  manual(name, { input }) {
    const [, seed, heading] = /^(\S+) (.+)$/.exec(name) ?? ['', '', name]
    const promises = input.promises[name] ?? []
    const of = input.manuals[seed] ? html`manual of ${input.manuals[seed]}` : html`manual ${seed}`
    return html`${of}, <cite>${heading}</cite>${
      promises.length
        ? html`: ${join(
            promises.map(p => html`<q>${p}</q>`),
            ', ',
          )}`
        : ''
    }`
  },
  changelog: name => html`changelog of ${name}`,
  surface: name => html`names and defaults listed from the binary of ${name}`,
}

const sourcesOf = (source: string): string[] => source.split('; ')

function sourceOf(source: string, shelf: Shelf): Markup {
  const [kind, name] = parts(source)
  return Object.hasOwn(cite, kind) ? cite[kind](name, shelf) : html`${source}`
}

/** The recorded scenarios behind a source. */
function scenariosOf(source: string, { observed, recorded }: Shelf): string[] {
  const [kind, name] = parts(source)
  const names = kind === 'recording' ? [name] : kind === 'catalog' ? (observed.get(name)?.scenarios ?? []) : []
  return names.filter(one => recorded.has(one))
}

const row = (columns: readonly number[], scenarios: readonly string[], cells: Markup): Markup =>
  html`<tr data-at="${columns.join(' ')}"${scenarios.length ? html` data-shown="${[...new Set(scenarios)].join(' ')}"` : ''}>${cells}`

const about = (...facts: (Markup | undefined)[]): Markup =>
  html`<p class="about">${join(
    facts.filter(fact => fact !== undefined),
    ' · ',
  )}</p>`

const weightFact = (weights: readonly string[]): Markup | undefined =>
  weights.length ? html`${weights.join(', ')}` : undefined

const table = (heads: readonly string[], rows: readonly Markup[]): Markup =>
  html`<table class="values"><thead><tr>${heads.map(head => html`<th>${head}`)}<tbody>${rows}</table>`

/** A value in words; lists and maps are told by what the two have otherwise. */
function toldIn(behaviour: ReportBehaviour, value: unknown): string {
  const words = wordsOf(behaviour, value)
  return typeof words === 'string' ? words : ''
}

/** By weight; within one, what more people complained of first. */
function orderOf(path: string, weights: readonly string[]): number {
  const weight = Object.keys(weightClasses).indexOf(weights[0])
  return (weight === -1 ? 9 : weight) * 1000 + rankOf(path)
}

function behaviourRow(behaviour: ReportBehaviour, shelf: Shelf): TableRow {
  const { path, what, kind, weights, values, changes } = behaviour
  const { cells, firsts } = variantsOf(values, valueKey)
  const { columns } = shelf.input
  const mark = ({ columns: at }: ReportChange) => (at.length ? chip(cells[at[0]]) : chip(-1))
  const history = changes.map((change, k) =>
    row(
      change.columns,
      sourcesOf(change.source).flatMap(source => scenariosOf(source, shelf)),
      html`<td>${mark(change)} <span class="value">${wholeValue(behaviour, change.value, kind === 'record' ? undefined : changes[k - 1]?.value)}</span><td>${spans(columns, change.columns) || html`<i>did not last</i>`}<td>${change.since ?? html`<i>only the manual</i>`}<td>${join(
        sourcesOf(change.source).map(source => sourceOf(source, shelf)),
        '; ',
      )}`,
    ),
  )
  const entry = html`${about(html`${kind}`, weightFact(weights))}${table(['Value', 'Lines', 'Since', 'Source'], history)}`
  return {
    id: path,
    name: path.slice(path.indexOf('.') + 1),
    what,
    weights,
    cells,
    words: wordsFor(firsts),
    told: firsts.map(value => toldIn(behaviour, value)),
    says: firsts.map(value => saysOf(path, value) ?? ''),
    order: orderOf(path, weights),
    entry,
  }
}

function observationRow(observation: ReportObservation, shelf: Shelf): TableRow {
  const { id, what, weights, values, notes, scenarios } = observation
  const { cells, firsts } = variantsOf(values, value => value)
  const shown = scenarios.filter(name => shelf.recorded.has(name))
  const rows = firsts.map((value, variant) => {
    const at = cells.flatMap((cell, place) => (cell === variant ? [place] : []))
    return row(
      at,
      shown,
      html`<td>${chip(variant)} <span class="value">${value}</span><td>${spans(shelf.input.observed, at)}`,
    )
  })
  const facts = notes.map(([heading, text]) => html`<div><dt>${heading}<dd>${text}</div>`)
  const seen = scenarios.length
    ? html`<div><dt>shown by<dd>${join(
        scenarios.map(name => scenarioLink(name, shelf)),
        ', ',
      )}</div>`
    : ''
  const entry = html`${about(html`seen on the real binaries`, weightFact(weights))}${table(['Seen', 'Lines'], rows)}<dl>${facts}${seen}</dl>`
  return { id, name: id, what, weights, cells, entry }
}

const roles: Readonly<Record<string, string>> = {
  server: 'a server runs in the release',
  client: 'a client runs in the release',
  pair: 'client and server run in the release',
  api: 'no network',
}

function recordingRow(recording: ReportRecording, shelf: Shelf): TableRow {
  const { scenario, title, role, weights, variants } = recording
  const { runtimes } = shelf.input
  const { cells } = variantsOf(
    runtimes.map(({ name }) => {
      const found = variants.findIndex(variant => variant.runtimes.includes(name))
      return found === -1 ? undefined : found
    }),
    String,
  )
  const rows = [...new Set(cells)]
    .filter(cell => cell !== -1)
    .map(variant => {
      const at = cells.flatMap((cell, place) => (cell === variant ? [place] : []))
      return row(
        at,
        [scenario],
        html`<td>${chip(variant)}<td>${join(
          at.map(place => runtimes[place].name),
          ', ',
        )}`,
      )
    })
  const entry = html`${about(html`${roles[role] ?? role}`, weightFact(weights))}${table(['', 'Did the same'], rows)}`
  return { id: scenario, name: scenario.slice(scenario.indexOf('/') + 1), what: title, weights, cells, entry }
}

const before = (mark: string) => (text: string) => text.slice(0, Math.max(0, text.indexOf(mark)))

/** The tables of a report; those without rows are left out. */
export function tablesOf(input: ReportInput): Table[] {
  const shelf: Shelf = {
    input,
    recorded: new Set(input.recordings.map(({ scenario }) => scenario)),
    observed: new Map(input.observations.map(observation => [observation.id, observation])),
  }
  const tables: Table[] = [
    {
      id: 'behaviours',
      title: 'Behaviours',
      rowsAre: 'behaviours',
      intro: 'What a profile decides: one row for each named behaviour, one column for each line.',
      columns: input.columns,
      groups: grouped(
        input.behaviours,
        ({ path }) => before('.')(path),
        one => behaviourRow(one, shelf),
      ),
    },
    {
      id: 'observations',
      title: 'Observations',
      rowsAre: 'observations',
      intro: 'What was seen on the real binaries, told in words, newer lines included where they were looked at.',
      columns: input.observed,
      groups: grouped(
        input.observations,
        ({ area }) => area,
        one => observationRow(one, shelf),
      ),
    },
    {
      id: 'recordings',
      title: 'Recordings',
      rowsAre: 'scenarios',
      intro:
        'Small programs of the time, run on the real binaries: releases of one colour did the same, byte for byte.',
      columns: input.runtimes,
      groups: grouped(
        input.recordings,
        ({ scenario }) => before('/')(scenario),
        one => recordingRow(one, shelf),
      ),
    },
  ]
  return tables.filter(({ groups }) => groups.length > 0)
}
