/** What the lines made of the bytes, for people: those that did the same are one card. */

import { link, make } from './make'
import type { Read, Served, ShownGroup } from './messages'

/** Names of lines as a person says them: `0.4 – 0.8, 4`. */
function spansOf(names: readonly string[], all: readonly string[]): string {
  const runs: [string, string][] = []
  let last = -2
  for (const name of names) {
    const at = all.indexOf(name)
    if (at === last + 1) runs[runs.length - 1][1] = name
    else runs.push([name, name])
    last = at
  }
  return runs.map(([from, to]) => (from === to ? from : `${from} – ${to}`)).join(', ')
}

const SHOWN: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', '\t': '\\t', '\\': '\\\\', '\0': '\\0' }
const shown = (text: string): string =>
  text.replace(/[^ -[\]-~]/g, c => SHOWN[c] ?? `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)

const linesOf = (bytes: string): string[] => bytes.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** A line of bytes: its end is dim. */
function lineOf(text: string, isNew: boolean): HTMLElement {
  const [, body, end] = /^([\s\S]*?)(\r?\n?)$/.exec(text) as RegExpExecArray
  return make('div', isNew ? 'new' : '', shown(body), make('i', '', shown(end)))
}

/** Bytes, line by line; those that the card before has not are marked. */
function bytesOf(bytes: string, before: string | undefined): HTMLElement {
  const known = before === undefined ? undefined : new Set(linesOf(before))
  return make('pre', 'bytes', ...linesOf(bytes).map(line => lineOf(line, known !== undefined && !known.has(line))))
}

function timeOf(milliseconds: number): string {
  if (milliseconds >= 60_000) return `${Math.round(milliseconds / 6000) / 10} min`
  return milliseconds >= 1000 ? `${Math.round(milliseconds / 100) / 10} s` : `${Math.round(milliseconds)} ms`
}

const LEFT = {
  open: 'The connection stays open.',
  ended: 'The server ends its side',
  closed: 'The server closes the connection',
}

function leftOf({ after, left }: Served): string {
  return left === 'open' ? LEFT.open : `${LEFT[left]}${after > 0 ? ` after ${timeOf(after)}` : ' at once'}.`
}

const keyOf = (served: Served): string =>
  JSON.stringify([served.answer, served.left, served.after, served.log, served.died])

const head = (at: number, names: readonly string[], all: readonly string[], note: string): HTMLElement =>
  make('header', `v${at % 20}`, make('b', '', spansOf(names, all)), ' ', make('span', '', note))

const counted = (count: number): string => (count === 1 ? '1 version' : `${count} versions`)

/** What the servers did, in groups. */
export function showServed(served: readonly Served[], all: readonly string[]): HTMLElement[] {
  const groups = new Map<string, Served[]>()
  for (const one of served) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  let before: string | undefined
  return [...groups.values()].map((group, at) => {
    const [first] = group
    const { answer, died, log } = first
    const wire = answer === '' ? make('p', 'note', 'No byte.') : bytesOf(answer, before)
    if (answer !== '') before = answer
    const parts: HTMLElement[] = [
      head(
        at,
        group.map(({ line }) => line),
        all,
        counted(group.length),
      ),
      wire,
      make('p', 'left', died === undefined ? leftOf(first) : `The process ends: ${died}`),
    ]
    if (log.length > 0) parts.push(make('pre', 'log', log.join('\n')))
    const card = make('article', died === undefined ? 'card' : 'card died', ...parts)
    card.dataset.lines = group.map(({ line }) => line).join(' ')
    return card
  })
}

/** The bytes around the place of an error. */
function place(bytes: string, at: number): HTMLElement {
  const from = Math.max(0, at - 24)
  const to = Math.min(bytes.length, at + 16)
  const here = shown(bytes.slice(at, at + 1)) || '(end)'
  const around = [from > 0 ? '…' : '', shown(bytes.slice(from, at))].join('')
  return make(
    'code',
    'place',
    around,
    make('mark', '', here),
    shown(bytes.slice(at + 1, to)),
    to < bytes.length ? '…' : '',
  )
}

function message({ body, headers, line, told, whole }: ShownGroup['messages'][number]): HTMLElement {
  const rows = headers.map(([name, value]) => make('div', '', make('i', '', `${shown(name)}: `), shown(value)))
  const lines = [
    make('div', '', make('b', '', line), told === 'request' || told === 'response' ? '' : ` told as ${told}`),
    ...rows,
  ]
  if (body !== 'none') lines.push(make('div', '', make('i', '', 'body '), body))
  if (!whole) lines.push(make('div', '', make('i', '', 'not whole')))
  return make('pre', 'bytes', ...lines)
}

function readingOf(group: ShownGroup, at: number, all: readonly string[], bytes: string): HTMLElement {
  const { errors, left, lines, messages, state } = group
  const parts: HTMLElement[] = [head(at, lines, all, counted(lines.length))]
  parts.push(...(messages.length > 0 ? messages.map(message) : [make('p', 'note', 'No message.')]))
  for (const error of errors) {
    const whose = errors.length > 1 ? `${spansOf(error.lines, all)}: ` : ''
    parts.push(make('p', 'left', `${whose}${error.what}. `, make('small', '', error.told), ' ', place(bytes, error.at)))
  }
  if (errors.length === 0) parts.push(make('p', 'left', `Then it ${state}.`))
  if (left !== undefined) parts.push(make('p', 'note', left))
  const card = make('article', errors.length > 0 ? 'card refused' : 'card', ...parts)
  card.dataset.lines = lines.join(' ')
  return card
}

/** How the parsers read, in groups, and which behaviours make the changes from one line to the next. */
export function showRead({ changes, groups, lines: all }: Read, bytes: string): HTMLElement[] {
  const cards = groups.map((group, at) => readingOf(group, at, all, bytes))
  const rows = changes.map(({ causes, from, to }) => {
    const told = causes.flatMap(({ path, since }, at) => [
      at > 0 ? ', ' : '',
      link(`behaviour/${encodeURIComponent(path)}.html`, 'path', path),
      since === null ? '' : ` since ${since}`,
    ])
    return make('li', '', `${from} → ${to}: `, ...told)
  })
  return rows.length > 0
    ? [...cards, make('div', 'whys', make('h3', '', 'What makes the difference'), make('ul', '', ...rows))]
    : cards
}
