/** The page of a scenario: the transcripts of two releases, which the address names. */

import { scenarioOf, type Variant } from '../../../src/diff/html/page/evidence'
import { transcriptTable } from '../../../src/diff/html/page/transcripts'
import { printAddress, readAddress } from './address'
import { find, make } from './make'

const { order, scenario } = JSON.parse(find('#order').textContent) as { order: readonly string[]; scenario: string }
let variants: readonly Variant[] = []
let recorded: readonly string[] = []
const form = find<HTMLFormElement>('form.choose')
const field = (name: string) => form.elements.namedItem(name) as HTMLSelectElement
const shown = find('#shown')
const variantOf = (name: string) => variants.find(({ runtimes }) => runtimes.includes(name)) as Variant

/** The first change: the last release that did as the first one, and the first that did not. */
function firstChange(): [string, string] {
  const at = recorded.findIndex((name, k) => k > 0 && variantOf(name) !== variantOf(recorded[k - 1]))
  return at === -1 ? [recorded[0], recorded[recorded.length - 1]] : [recorded[at - 1], recorded[at]]
}

function show(): void {
  const [a, b] = [field('a').value, field('b').value]
  const [first, second] = [variantOf(a), variantOf(b)]
  const note = first === second && a !== b ? [make('p', 'note', `${a} and ${b} did the same here.`)] : []
  shown.replaceChildren(...note, transcriptTable(first, second, [a, b]))
}

function follow(): void {
  const { settings } = readAddress(location.hash)
  const [a, b] = firstChange()
  field('a').value = recorded.includes(settings.a) ? settings.a : a
  field('b').value = recorded.includes(settings.b) ? settings.b : b
  show()
}

/** The transcripts are packed: they are unpacked here, once. */
async function begin(): Promise<void> {
  variants = (await scenarioOf(scenario))?.variants ?? []
  recorded = order.filter(name => variants.some(({ runtimes }) => runtimes.includes(name)))
  for (const name of ['a', 'b']) field(name).append(...recorded.map(one => new Option(one, one)))
  form.hidden = false
  form.addEventListener('input', () => {
    history.replaceState(null, '', printAddress('transcripts', { a: field('a').value, b: field('b').value }))
    show()
  })
  window.addEventListener('hashchange', follow)
  follow()
}

void begin()
