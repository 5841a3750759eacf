/** The page of all behaviours: what the address says is shown, in words; whatever a reader chooses goes into the address. */

import { after, beside } from '../../../src/diff/html/page/pair'
import { printAddress, readAddress } from './address'
import { find, link, make, prose } from './make'
import type { MatrixData, MatrixRow } from './matrix-data'
import { byWeight } from './matrix-data'

const data = JSON.parse(find('#data').textContent) as MatrixData
const rows = data.rows.map(row => ({
  ...row,
  words: row.words.map(words => (typeof words === 'string' ? words : words.map(at => data.pool[at as number]))),
}))
type Row = (typeof rows)[number]

const form = find<HTMLFormElement>('form.choose')
const list = find('#list')
const output = find<HTMLOutputElement>('output')
const names = ['a', 'b', 'q', 'area', 'weight'] as const
const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement

const placeOfRelease = new Map(data.releases.map(([name], at) => [name, at]))
let target = ''

/** Which value a version has: a line its own, a release the last that began with it or before. */
function valueAt(row: MatrixRow, version: string): number {
  const line = data.lines.indexOf(version)
  if (line !== -1) return row.cells[line]
  const place = placeOfRelease.get(version) ?? 0
  let value = row.begins[1]
  for (let at = 0; at < row.begins.length && row.begins[at] <= place; at += 2) value = row.begins[at + 1]
  return value
}

/** The place of the newest release of a version. */
const placeOf = (version: string): number => {
  const line = data.lines.indexOf(version)
  return line === -1 ? (placeOfRelease.get(version) ?? -1) : data.releases.findLastIndex(([, of]) => of === line)
}

/** The release that brought the value which the newer of two versions has. */
function sinceOf(row: MatrixRow, a: string, b: string): string | undefined {
  const newest = Math.max(placeOf(a), placeOf(b))
  let found: number | undefined
  for (let at = 0; at < row.begins.length && row.begins[at] <= newest; at += 2) found = row.begins[at]
  return found === undefined ? undefined : data.releases[found][0]
}

const copy = (path: string): HTMLButtonElement => {
  const button = make('button', 'copy small', 'Copy link')
  button.type = 'button'
  button.dataset.copy = path
  return button
}

function headOf(row: Row, ...more: (Node | string)[]): HTMLElement[] {
  const weight = data.weights[row.weight]
  const name = make('h3', '', link(`behaviour/${row.path}.html`, '', ...prose(row.what)))
  const mark = make('span', `weight ${weight}`, weight === 'api' ? 'API' : weight)
  return [name, make('p', 'meta', mark, ' ', make('code', '', row.path), ...more, ' ', copy(row.path))]
}

function article(row: Row, ...inside: Node[]): HTMLElement {
  const made = make('article', row.path === target ? 'row here' : 'row', ...inside)
  made.id = row.path
  return made
}

const side = (name: 'a' | 'b', version: string, words: string): HTMLElement =>
  make('div', name, make('b', '', version), ' ', ...prose(words))

/** Two versions beside each other. */
function pairRow(row: Row, a: string, b: string): HTMLElement {
  const [first, second] = [valueAt(row, a), valueAt(row, b)]
  const says = row.says
  const [was, is] =
    says?.[first] && says[second] && says[first] !== says[second]
      ? [says[first], says[second]]
      : beside(row.words[first], row.words[second])
  const since = sinceOf(row, a, b)
  const more = since ? [' since ', link(`release/${since}.html#${row.path}`, '', since)] : []
  const same = first === second ? [make('p', 'note', `The same in both.`)] : []
  return article(row, ...headOf(row, ...more), make('div', 'ab', side('a', a, was), side('b', b, is)), ...same)
}

/** All lines: a stretch of lines with the same value is one box. */
function lineRow(row: Row): HTMLElement {
  const order = new Map<number, number>()
  const boxes: HTMLElement[] = []
  for (let from = 0; from < row.cells.length; ) {
    const value = row.cells[from]
    let to = from
    while (row.cells[to + 1] === value) to++
    if (!order.has(value)) order.set(value, order.size)
    const where = from === to ? data.lines[from] : `${data.lines[from]}–${data.lines[to]}`
    const words = after(from === 0 ? undefined : row.words[row.cells[from - 1]], row.words[value])
    const box = make('div', `v${(order.get(value) as number) % 20}`, make('b', '', where), ' ', ...prose(words))
    box.style.gridColumn = `span ${to - from + 1}`
    box.title = `${where}: ${words}`
    boxes.push(box)
    from = to + 1
  }
  return article(row, ...headOf(row), make('div', 'runs', ...boxes))
}

function textOf(row: Row): string {
  return [row.path, row.what, ...row.words.flat(), ...(row.says ?? [])].join(' ').toLowerCase()
}

const texts = new Map<Row, string>()

function fits(row: Row): boolean {
  const area = field('area').value
  const weight = field('weight').value
  if (area && row.path.split('.')[0] !== area) return false
  if (weight && data.weights[row.weight] !== weight) return false
  const words = field('q').value.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const text = texts.get(row) ?? textOf(row)
  texts.set(row, text)
  return words.every(word => text.includes(word))
}

/** As the diff sorts: what people complained of first where both values have a sentence, then by weight. */
function sorted(some: readonly Row[], a: string, b: string): Row[] {
  const hurts = (row: Row): number => {
    const [first, second] = [valueAt(row, a), valueAt(row, b)]
    const told = row.says?.[second] && row.says[first] !== row.says[second]
    return told ? (row.rank ?? 1e6) : 1e6
  }
  return some.toSorted((x, y) => hurts(x) - hurts(y) || byWeight(x, y))
}

function headsRow(): HTMLElement {
  const heads = make('div', 'heads', ...data.lines.map(name => make('span', '', name)))
  heads.ariaHidden = 'true'
  return heads
}

function show(): void {
  const [a, b] = [field('a').value, field('b').value]
  const shown = rows.filter(fits)
  const pair = a !== '' && b !== ''
  const differ = pair ? shown.filter(row => valueAt(row, a) !== valueAt(row, b) || row.path === target) : shown
  const made = pair ? sorted(differ, a, b).map(row => pairRow(row, a, b)) : differ.map(lineRow)
  list.className = pair ? 'pairs' : 'lines'
  list.style.setProperty('--columns', String(data.lines.length))
  list.replaceChildren(...(pair ? [] : [headsRow()]), ...made)
  output.value = pair
    ? `${differ.length} of ${rows.length} differ between ${a} and ${b}`
    : `${differ.length} of ${rows.length} behaviours`
  if (differ.length === 0) list.append(make('p', 'nothing', 'Nothing fits all of this.'))
}

const settings = (): Record<string, string> => Object.fromEntries(names.map(name => [name, field(name).value]))

function remember(): void {
  history.replaceState(null, '', printAddress(target, settings()))
}

/** Rows that were never in sight have a height that is guessed: who goes to one looks again once they are laid out. */
function pointAt(times = 3): void {
  if (!target || times === 0) return
  document.getElementById(target)?.scrollIntoView({ block: 'center' })
  requestAnimationFrame(() => pointAt(times - 1))
}

/** Shows what the address says. */
function follow(): void {
  const { target: to, settings: said } = readAddress(location.hash)
  target = rows.some(({ path }) => path === to) ? to : ''
  for (const name of names) {
    field(name).value = said[name] ?? ''
    // What names no version is none.
    if (field(name).value !== (said[name] ?? '')) field(name).value = ''
  }
  show()
  pointAt()
}

/** Lines and releases to choose from, each line with its releases, newest first. */
function choices(none: string): HTMLElement[] {
  const groups = data.lines.map((name, line) => {
    const group = document.createElement('optgroup')
    group.label = `line ${name}`
    const own = data.releases.filter(([, of]) => of === line).map(([release]) => release)
    group.append(...[name, ...own.reverse()].map(one => new Option(one, one)))
    return group
  })
  return [new Option(none, ''), ...groups.reverse()]
}

field('a').append(...choices('all lines'))
field('b').append(...choices('all lines'))
form.hidden = false
form.addEventListener('submit', event => event.preventDefault())
form.addEventListener('input', event => {
  const { name } = event.target as HTMLSelectElement
  const other = name === 'a' ? 'b' : name === 'b' ? 'a' : undefined
  if (other) {
    // One version alone is compared with the newest, or the oldest if it is that.
    const { value } = event.target as HTMLSelectElement
    const newest = data.lines[data.lines.length - 1]
    if (value === '') field(other).value = ''
    else if (field(other).value === '') field(other).value = value === newest ? data.lines[0] : newest
  }
  target = ''
  remember()
  show()
})
find<HTMLButtonElement>('[name=swap]').addEventListener('click', () => {
  const [a, b] = [field('a').value, field('b').value]
  field('a').value = b
  field('b').value = a
  remember()
  show()
})
window.addEventListener('hashchange', follow)
follow()
document.documentElement.dataset.ready = String(Math.round(performance.now()))
