/** The panel: the entry of a row, and beneath it the recorded evidence. */

import { pairOf, runtimeOf, scenariosOf, tellingOf, variantIn } from './choice'
import { type Column, placeOf } from './columns'
import { type Scenario, scenarioOf } from './evidence'
import { entryOf, type View, valueRow, viewOf } from './model'
import type { State } from './state'
import { transcriptTable } from './transcripts'

const panel = document.getElementById('panel') as HTMLElement

const part = (html: string): HTMLElement => {
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content.firstElementChild as HTMLElement
}

const bar = part(
  '<div class=bar><button type=button data-do=evidence>Evidence</button><button type=button data-do=copy>Copy link</button><button type=button data-do=wide aria-pressed=false>Wide</button><button type=button data-do=close aria-label="Close the details">Close</button></div>',
)
bar.querySelector('[data-do=wide]')?.addEventListener('click', ({ currentTarget }) => {
  const wide = document.documentElement.classList.toggle('wide')
  ;(currentTarget as HTMLElement).ariaPressed = String(wide)
})
bar.querySelector('[data-do=copy]')?.addEventListener('click', ({ currentTarget }) => {
  const button = currentTarget as HTMLElement
  // Where the clipboard is out of reach, the address bar is not.
  navigator.clipboard?.writeText(location.href).then(
    () => {
      button.textContent = 'Copied'
      setTimeout(() => (button.textContent = 'Copy link'), 1500)
    },
    () => {},
  )
})
bar.querySelector('[data-do=evidence]')?.addEventListener('click', () => {
  panel.querySelector('.evidence')?.scrollIntoView()
})

function select(label: string, values: readonly string[], value: string): [HTMLLabelElement, HTMLSelectElement] {
  const box = document.createElement('select')
  box.append(...values.map(one => new Option(one, one, false, one === value)))
  const outer = document.createElement('label')
  outer.append(`${label} `, box)
  return [outer, box]
}

const note = (text: string): HTMLElement => {
  const line = document.createElement('p')
  line.className = 'note'
  line.textContent = text
  return line
}

/** The program that was run, folded. */
function programPart(program: string): HTMLElement {
  const details = part('<details class=program><summary>The program</summary><pre><code></code></pre></details>')
  details.querySelector('code')!.textContent = program
  return details
}

/** One scenario on two releases. */
function comparison(scenario: Scenario, a: string, b: string): Node[] {
  const [first, second] = [variantIn(scenario, a), variantIn(scenario, b)]
  const missing = [first ? '' : a, second ? '' : b].filter(Boolean)
  if (!first || !second) return [note(`${missing.join(' and ')} did not run this scenario.`)]
  const table = transcriptTable(first, second, [a, b])
  if (first !== second) return [table]
  const others = first.runtimes.filter(name => name !== a && name !== b)
  const also = others.length ? `, as did ${others.join(', ')}` : ''
  return [note(a === b ? `What ${a} did.` : `${a} and ${b} did the same here${also}.`), table]
}

/** The evidence of an entry, with lists to choose the scenario and the two releases from. */
async function evidence(names: readonly string[], columns: readonly [Column, Column]): Promise<HTMLElement> {
  const found = await Promise.all(names.map(async name => [name, await scenarioOf(name)] as const))
  const scenarios = new Map(found.filter((one): one is [string, Scenario] => one[1] !== undefined))
  const outer = part('<section class=evidence aria-label=Evidence><h4>Evidence</h4></section>')
  const runtimes = viewOf('recordings').columns
  const [a, b] = columns.map(column => runtimeOf(column, runtimes))
  const telling = tellingOf(scenarios, a, b)
  if (telling === undefined) {
    outer.append(note('No recorded scenario is named as its source.'))
    return outer
  }
  const all = runtimes.map(({ name }) => name)
  const [whichLabel, which] = select('Scenario', [...scenarios.keys()], telling)
  const [firstLabel, first] = select('of', all, a)
  const [secondLabel, second] = select('beside', all, b)
  const controls = part('<div class=controls></div>')
  controls.append(whichLabel, firstLabel, secondLabel)
  const body = document.createElement('div')
  const show = () => {
    const scenario = scenarios.get(which.value) as Scenario
    body.replaceChildren(...comparison(scenario, first.value, second.value))
    if (scenario.program !== undefined) body.append(programPart(scenario.program))
  }
  controls.addEventListener('change', show)
  outer.append(controls, body)
  show()
  return outer
}

/** Where the panel lies over all else, all else is out of reach. */
const narrow = matchMedia('(max-width: 700px)')

function coverPage(covered: boolean): void {
  for (const part of document.querySelectorAll<HTMLElement>('header, nav, form, main')) part.inert = covered
}

export function closePanel(): void {
  panel.querySelector('tr.here')?.classList.remove('here')
  panel.replaceChildren()
  panel.hidden = true
  coverPage(false)
  document.documentElement.classList.remove('open')
}

/** Shows an entry of a table. */
export async function openPanel(view: View, state: State): Promise<void> {
  closePanel()
  const entry = entryOf(view, state.entry)
  const row = view.rows.find(({ id }) => id === state.entry)
  if (!entry || !row) return
  panel.append(bar, entry)
  panel.hidden = false
  panel.scrollTop = 0
  coverPage(narrow.matches)
  document.documentElement.classList.add('open')
  const column = placeOf(view.columns, state.in)
  if (column !== -1) valueRow(entry, column)?.classList.add('here')
  if (!document.getElementById('recordings')) return
  const shown = await evidence(scenariosOf(entry, column), pairOf(view, row.variants, state)).catch((error: unknown) =>
    note(`This browser cannot unpack the recorded evidence (${error}).`),
  )
  if (entry.parentElement === panel) {
    panel.querySelector('.evidence')?.remove()
    panel.append(shown)
  }
}

export const focusPanel = (): void => panel.querySelector('h3')?.focus()
