/** The page: what the address says is what is shown; whatever a reader does changes the address. */

import { placeOf } from './columns'
import { applyFilters, countText, markPair, wordsOf } from './filter'
import { cellOf, goBy, keepReachable, makeGrid, reach } from './grid'
import { highlight } from './highlight'
import { entryOf, idOf, type RowView, type View, valueRow, viewIds, viewOf } from './model'
import { showPair } from './pairs'
import { closePanel, focusPanel, openPanel } from './panel'
import { noFilters, parseHash, printHash, type State } from './state'

const find = <T extends HTMLElement>(selector: string): T => document.querySelector<T>(selector) as T

const form = find<HTMLFormElement>('form.filters')
const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement | null
const output = find<HTMLOutputElement>('output')
const reading = find<HTMLElement>('#reading')
const fields = ['q', 'area', 'weight', 'a', 'b'] as const

let state: State
let view: View
const ready = new Set<View>()

const fill = (select: HTMLSelectElement, none: string, names: readonly string[], value: string) =>
  select.replaceChildren(new Option(none, ''), ...names.map(name => new Option(name, name, false, name === value)))

/** Shows the table that the state names. */
function showView(): void {
  view = viewOf(state.view)
  if (!ready.has(view)) makeGrid(view)
  ready.add(view)
  for (const section of document.querySelectorAll<HTMLElement>('section.view')) {
    section.classList.toggle('shown', section === view.section)
  }
  for (const link of document.querySelectorAll<HTMLElement>('nav a')) {
    if (link.getAttribute('href') === `#${view.id}`) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
  const columns = view.columns.map(({ name }) => name)
  fill(
    field('area') as HTMLSelectElement,
    'all',
    view.groups.map(({ name }) => name),
    state.area,
  )
  for (const name of ['a', 'b'] as const) fill(field(name) as HTMLSelectElement, 'any', columns, '')
}

/** What a field says of the state: the columns that are compared are those of the table that is open. */
function shownIn(name: (typeof fields)[number]): string {
  if (name !== 'a' && name !== 'b') return state[name]
  return view.columns[placeOf(view.columns, state[name])]?.name ?? ''
}

function showRows(): void {
  for (const name of fields) {
    const input = field(name)
    if (input && input.value !== shownIn(name)) input.value = shownIn(name)
  }
  const shown = applyFilters(view, state)
  markPair(view, state)
  showPair(view, state)
  output.value = countText(view, state, shown)
  find('#none').hidden = shown > 0
  keepReachable(view)
}

const rowOf = (id: string): RowView | undefined => view.rows.find(row => row.id === id)

/** The cell that is open; without a column, the last of those that are compared. */
function cellOfState(): HTMLTableCellElement | undefined {
  return rowOf(state.entry)?.tr.cells[placeOf(view.columns, state.in || state.b) + 1]
}

function markOpen(): void {
  for (const name of ['aria-selected', 'aria-current']) {
    for (const marked of document.querySelectorAll(`.matrix [${name}]`)) marked.removeAttribute(name)
  }
  rowOf(state.entry)?.tr.setAttribute('aria-selected', 'true')
  if (state.in) cellOfState()?.setAttribute('aria-current', 'true')
}

/** Marks what was sought, in the names of rows and in the entry that is open. */
function markSought(): void {
  const heads = view.rows.filter(({ tr }) => !tr.hidden).map(({ tr }) => tr.cells[0])
  highlight(wordsOf(state.q), [...heads, ...document.querySelectorAll('#panel article')])
}

/** Brings the page to a state. */
function show(next: State): void {
  const before: State | undefined = state
  state = next
  if (before?.view !== next.view) showView()
  showRows()
  if (next.entry === '') closePanel()
  else if (['entry', 'in', 'a', 'b'].some(key => before?.[key as keyof State] !== next[key as keyof State])) {
    void openPanel(view, next)
    if (before?.entry !== next.entry) cellOfState()?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  markOpen()
  if (state.q !== before?.q || state.entry !== before.entry) markSought()
}

/** Changes the state and the address: filters take the place of the address before, steps to elsewhere add one. */
function change(changes: Partial<State>, step = false): void {
  const next = { ...state, ...changes }
  history[step ? 'pushState' : 'replaceState'](null, '', printHash(next))
  show(next)
}

const open = (id: string, column: number): void =>
  change({ entry: id, in: view.columns[column]?.name ?? '' }, state.entry === '')

/** Follows a link within the page. The columns that are compared stay so; what is sought does, within a table. */
function follow(id: string): void {
  const { view, entry } = parseHash(`#${encodeURIComponent(id)}`)
  change({ ...(view === state.view ? {} : { q: '', area: '' }), view, entry, in: '' }, true)
}

function close(): void {
  const cell = cellOfState()
  change({ entry: '', in: '' }, true)
  if (!cell || cell.parentElement?.hidden) return
  reach(cell)
  cell.focus()
}

/** What a cell says, in full. */
function read(target: EventTarget | null): void {
  const at = cellOf(view, target)
  if (!at) return
  const entry = entryOf(view, at.row.id)
  const told = entry && at.column >= 0 ? valueRow(entry, at.column) : undefined
  const value = told?.querySelector('.value')?.textContent ?? (told ? `as ${told.cells[1].textContent}` : '')
  const since = told?.cells[2] ? `, since ${told.cells[2].textContent}` : ''
  const column = view.columns[at.column]?.name
  reading.textContent = column === undefined ? at.row.id : `${at.row.id} in ${column}: ${value || 'not known'}${since}`
}

const table = (target: EventTarget | null): boolean => (target as Element).closest('table.matrix') !== null

const actions: Record<string, () => void> = { clear: () => change({ ...noFilters }), close }

function listen(): void {
  document.addEventListener('click', event => {
    const target = event.target as Element
    const action = target.closest<HTMLElement>('[data-do]')?.dataset.do
    if (action !== undefined) return actions[action]?.()
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    const at = table(target) ? cellOf(view, target) : undefined
    const link = target.closest<HTMLAnchorElement>('a[href^="#"]')
    if (!at && !link) return
    event.preventDefault()
    if (!at) return follow(idOf(link))
    reach(target.closest<HTMLTableCellElement>('td, th') ?? undefined)
    open(at.row.id, at.column)
  })

  form.addEventListener('submit', event => event.preventDefault())
  form.addEventListener('input', ({ target }) => {
    const { name, value } = target as HTMLInputElement
    if ((fields as readonly string[]).includes(name)) change({ [name]: value })
  })

  document.addEventListener('keydown', event => {
    const { key, target } = event
    const typing = (target as Element).closest('input, select, textarea') !== null
    if (key === 'Escape' && state.entry !== '') close()
    else if (key === '/' && !typing) field('q')?.focus()
    else if (table(target) && (key === 'Enter' || key === ' ')) {
      const at = cellOf(view, target)
      if (!at) return
      open(at.row.id, at.column)
      focusPanel()
    } else if (!table(target) || !goBy(view, event)) return
    event.preventDefault()
  })

  document.addEventListener('mouseover', ({ target }) => read(target))
  document.addEventListener('focusin', ({ target }) => read(target))
  window.addEventListener('hashchange', () => show(parseHash(location.hash)))
}

/** Shows what the address says, or else what the page was made for. */
function begin(): void {
  if (matchMedia('(max-width: 700px)').matches) find<HTMLDetailsElement>('details.more').open = false
  const start = parseHash(location.hash)
  const { a = '', b = '', view: first = start.view } = form.dataset
  show(location.hash === '' ? { ...start, a, b, view: first } : start)
}

if (viewIds.length > 0) {
  listen()
  begin()
}
document.documentElement.dataset.ready = String(Math.round(performance.now()))
