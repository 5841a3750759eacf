/** The tables as they stand in the page, read once: the page's HTML is the data. */

import type { Column } from './columns'

export interface RowView {
  readonly id: string
  readonly tr: HTMLTableRowElement
  /** The variant of each column, as the class that colours it. */
  readonly variants: readonly string[]
  readonly weights: readonly string[]
  /** Of behaviours: its place where two columns are compared, and each variant in words. */
  readonly order: number
  readonly told: readonly string[]
  /** The same in sentences, where there are such. */
  readonly says: readonly string[]
  /** All that a search looks at, in small letters; made by the first search. */
  text?: string
}

export interface View {
  readonly id: string
  readonly title: string
  /** What a row is. */
  readonly rowsAre: string
  readonly section: HTMLElement
  readonly table: HTMLTableElement
  readonly columns: readonly Column[]
  readonly groups: readonly { readonly name: string; readonly body: HTMLElement; readonly rows: readonly RowView[] }[]
  readonly rows: readonly RowView[]
  readonly byElement: ReadonlyMap<Element, RowView>
  /** Whether two columns are shown beside each other, in the order of the rows. */
  paired: boolean
}

/** An id as a fragment of an address. */
export const fragment = (id: string): string => encodeURIComponent(id.toWellFormed()).replaceAll('%2F', '/')

/** The id that a link within the page leads to. */
export function idOf(link: HTMLAnchorElement | null): string {
  const fragment = link?.getAttribute('href')?.slice(1) ?? ''
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

const words = (text: string | undefined): string[] => (text ? text.split(' ') : [])

function readRow(tr: HTMLTableRowElement): RowView {
  const cells = [...tr.cells].slice(1)
  return {
    id: idOf(tr.querySelector('a')),
    tr,
    variants: cells.map(cell => cell.className),
    weights: words(tr.dataset.weight),
    order: Number(tr.dataset.order ?? 0),
    told: JSON.parse(tr.dataset.told ?? '[]') as string[],
    says: JSON.parse(tr.dataset.says ?? '[]') as string[],
  }
}

function readView(section: HTMLElement): View {
  const table = section.querySelector<HTMLTableElement>('table.matrix') as HTMLTableElement
  const columns = [...table.tHead!.rows[0].cells].slice(1).map(({ dataset }) => ({
    name: dataset.name as string,
    line: dataset.line as string,
    runtime: dataset.runtime,
  }))
  const groups = [...table.tBodies].map(body => ({
    name: body.dataset.group as string,
    body,
    rows: [...body.rows].slice(1).map(readRow),
  }))
  const rows = groups.flatMap(group => group.rows)
  return {
    id: section.id,
    title: section.querySelector('h2')?.textContent ?? '',
    rowsAre: section.dataset.rows ?? 'rows',
    section,
    table,
    columns,
    groups,
    rows,
    byElement: new Map(rows.map(row => [row.tr, row])),
    paired: false,
  }
}

const sections = [...document.querySelectorAll<HTMLElement>('section.view')]
const read = new Map<string, View>()

export const viewIds: readonly string[] = sections.map(({ id }) => id)

/** A table by its id, read when it is first needed; the first one for any other id. */
export function viewOf(id: string): View {
  const section = sections.find(one => one.id === id) ?? sections[0]
  const view = read.get(section.id) ?? readView(section)
  read.set(section.id, view)
  return view
}

/** The table in which an entry has its row. */
export const viewIdOf = (id: string): string | undefined =>
  document.querySelector(`.matrix a[href="#${fragment(id)}"]`)?.closest('section')?.id

const entries = new Map<string, HTMLElement>()
const opened = new Set<View>()

/** The entries of a table are text until one of them is asked for. */
function openEntries(view: View): void {
  opened.add(view)
  for (const text of view.section.querySelectorAll('.entries noscript')) {
    const template = document.createElement('template')
    template.innerHTML = text.textContent
    for (const entry of template.content.querySelectorAll('article')) entries.set(entry.id, entry)
  }
}

/** The entry of a row of a table. */
export function entryOf(view: View, id: string): HTMLElement | undefined {
  if (!opened.has(view)) openEntries(view)
  return entries.get(id)
}

/** What an entry says of one of its columns: the row of its list of values. */
export const valueRow = (entry: HTMLElement, column: number): HTMLTableRowElement | null =>
  entry.querySelector<HTMLTableRowElement>(`tr[data-at~="${column}"]`)
