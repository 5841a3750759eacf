/**
 * The page of the playground. Bytes and program are in the address. A program of the page's own runs by itself; one that was
 * typed, or came with a link, runs only when its reader says so.
 */

import { printAddress, readAddress } from './address'
import { type Bytes, byLines, fromHex, fromText, toHex, toText } from './bytes'
import { type Run, read, run } from './engine'
import { find, make } from './make'
import type { Served } from './messages'
import { answers, type Preset, programs, requests } from './presets'
import { showRead, showServed } from './shown'

const form = find<HTMLFormElement>('form.play')
const box = (name: string) => form.elements.namedItem(name) as HTMLInputElement
const text = form.elements.namedItem('text') as HTMLTextAreaElement
const code = form.elements.namedItem('code') as HTMLTextAreaElement
const bytesList = form.elements.namedItem('bytes') as HTMLSelectElement
const programList = form.elements.namedItem('program') as HTMLSelectElement
const count = form.elements.namedItem('count') as HTMLOutputElement
const state = find('.state')
const [answersShown, readingsShown] = [find('#answers'), find('#readings')]

const radio = (name: string): string => (form.elements.namedItem(name) as RadioNodeList).value
const isAnswer = (): boolean => radio('as') === 'answer'
const isOwn = (): boolean => programs.some(program => program.text === code.value)

let running: Run | undefined
/** Counts what was asked, so that an answer that comes late is not shown. */
let asked = 0
/** Of what was typed and is asked soon. */
let timer: number | undefined

const bytesOf = (): Bytes => (radio('form') === 'hex' ? fromHex(text.value) : fromText(text.value))

function fill(list: HTMLSelectElement, presets: readonly Preset[], value: string): void {
  const own = new Option('as typed', '')
  own.hidden = true
  list.replaceChildren(own, ...presets.map(({ name, title }) => new Option(title, name)))
  list.value = presets.find(preset => preset.text === value)?.name ?? ''
}

/** What is in the address: bytes as text, whatever they are typed as; of a program of the page's own, its name. */
function remember(): void {
  const given = bytesOf()
  const own = programs.find(program => program.text === code.value)
  const settings = {
    b: 'bytes' in given ? toText(given.bytes).replaceAll('\n', '') : text.value,
    as: isAnswer() ? 'answer' : '',
    p: own?.name ?? '',
    c: own ? '' : code.value,
    v: box('versions').value.trim(),
    lines: box('lines').checked ? '1' : '',
    ends: box('ends').checked ? '1' : '',
    guarded: box('guarded').checked ? '1' : '',
  }
  history.replaceState(null, '', printAddress('', settings))
}

function titled(title: string, ...parts: HTMLElement[]): HTMLElement[] {
  return [make('h2', '', title), ...parts]
}

async function showReadings(bytes: string, turn: number): Promise<void> {
  try {
    const told = await read({ as: box('versions').value.trim(), bytes, client: isAnswer(), ends: box('ends').checked })
    if (turn !== asked) return
    const { length } = told.groups
    const title = length === 1 ? 'All parsers read it alike' : `Parsers read it in ${length} ways`
    readingsShown.replaceChildren(...titled(title, ...showRead(told, bytes)))
  } catch (error) {
    if (turn !== asked) return
    readingsShown.replaceChildren(make('p', 'wrong', (error as Error).message))
  }
  readingsShown.dataset.turn = String(turn)
}

async function showAnswers(bytes: string, turn: number): Promise<void> {
  state.textContent = 'runs …'
  const request = {
    as: box('versions').value.trim(),
    pieces: bytes === '' ? [] : box('lines').checked ? byLines(bytes) : [bytes],
    ends: box('ends').checked,
    guarded: box('guarded').checked,
  }
  const all: Served[] = []
  const show = (): void => {
    if (turn !== asked) return
    const names = all.map(({ line }) => line)
    const cards = showServed(all, names)
    const title = cards.length === 1 ? 'All servers do the same' : `Servers do it in ${cards.length} ways`
    answersShown.replaceChildren(...(cards.length > 0 ? titled(title, ...cards) : []))
  }
  let last = Date.now()
  running = run(code.value, request, served => {
    all.push(served)
    if (Date.now() - last < 400) return
    last = Date.now()
    show()
  })
  try {
    await running.done
    if (turn !== asked) return
    state.textContent = ''
    show()
  } catch (error) {
    if (turn !== asked) return
    show()
    state.textContent = (error as Error).message
  }
  answersShown.dataset.turn = String(turn)
}

/** Reads the bytes, and answers them where the program may run. @param told whether its reader said so */
function ask(told: boolean): void {
  const turn = ++asked
  // What was typed just before is asked with this; later, it would end the run.
  window.clearTimeout(timer)
  running?.end()
  state.textContent = ''
  const given = bytesOf()
  remember()
  find('.program').hidden = answersShown.hidden = isAnswer()
  text.classList.toggle('bad', 'wrong' in given)
  count.value = 'wrong' in given ? given.wrong : `${given.bytes.length} bytes`
  if ('wrong' in given) return
  void showReadings(given.bytes, turn)
  if (isAnswer()) return
  if (told || isOwn()) void showAnswers(given.bytes, turn)
  else {
    state.textContent = 'This program is not one of the page: read it, then run it.'
    answersShown.replaceChildren(
      ...titled('The servers have not run', make('p', 'note', 'Run shows what they answer.')),
    )
  }
}

function askSoon(): void {
  window.clearTimeout(timer)
  timer = window.setTimeout(() => ask(false), 350)
}

function follow(): void {
  const { settings } = readAddress(location.hash)
  box('versions').value = settings.v ?? ''
  for (const name of ['lines', 'ends', 'guarded']) box(name).checked = settings[name] === '1'
  const as = form.querySelector<HTMLInputElement>(
    `[name=as][value=${settings.as === 'answer' ? 'answer' : 'request'}]`,
  )!
  as.checked = true
  form.querySelector<HTMLInputElement>('[name=form][value=text]')!.checked = true
  const presets = isAnswer() ? answers : requests
  const given = settings.b === undefined ? undefined : fromText(settings.b)
  text.value = given === undefined ? presets[0].text : 'bytes' in given ? toText(given.bytes) : settings.b
  code.value = settings.c ?? (programs.find(({ name }) => name === settings.p) ?? programs[0]).text
  fill(bytesList, presets, '')
  bytesList.value = presets.find(preset => sameBytes(preset.text))?.name ?? ''
  fill(programList, programs, code.value)
  ask(false)
}

function sameBytes(other: string): boolean {
  const [a, b] = [fromText(text.value), fromText(other)]
  return 'bytes' in a && 'bytes' in b && a.bytes === b.bytes
}

/** Enter ends a line of the bytes, too; what is pasted keeps its line ends as bytes. */
function typeInto(event: InputEvent): void {
  if (radio('form') === 'hex') return
  const pasted = event.inputType === 'insertFromPaste' ? event.data : null
  if (event.inputType !== 'insertLineBreak' && pasted === null) return
  event.preventDefault()
  const typed = pasted === null ? '\\r\\n\n' : pasted.includes('\\r\\n') ? pasted : pasted.replace(/\r?\n/g, '\\r\\n\n')
  text.setRangeText(typed, text.selectionStart, text.selectionEnd, 'end')
  askSoon()
}

function changeForm(): void {
  const isHex = radio('form') === 'hex'
  const given = isHex ? fromText(text.value) : fromHex(text.value)
  if ('bytes' in given) text.value = isHex ? toHex(given.bytes) : toText(given.bytes)
  ask(false)
}

function changed({ name, value }: HTMLInputElement): void {
  if (name === 'text' || name === 'code' || name === 'versions') {
    if (name === 'text') bytesList.value = ''
    else if (name === 'code') programList.value = programs.find(({ text }) => text === code.value)?.name ?? ''
    askSoon()
    return
  }
  if (name === 'form') changeForm()
  else if (name === 'as') {
    const presets = isAnswer() ? answers : requests
    fill(bytesList, presets, presets[0].text)
    text.value = radio('form') === 'hex' ? hexOf(presets[0].text) : presets[0].text
  } else if (name === 'bytes') {
    const found = [...requests, ...answers].find(preset => preset.name === value)
    if (found) text.value = radio('form') === 'hex' ? hexOf(found.text) : found.text
  } else if (name === 'program') {
    const found = programs.find(preset => preset.name === value)
    if (found) code.value = found.text
  }
  if (name !== 'form') ask(false)
}

function hexOf(typed: string): string {
  const given = fromText(typed)
  return 'bytes' in given ? toHex(given.bytes) : ''
}

form.hidden = false
form.addEventListener('submit', event => event.preventDefault())
form.addEventListener('input', event => changed(event.target as HTMLInputElement))
text.addEventListener('beforeinput', typeInto as (event: Event) => void)
find<HTMLButtonElement>('[name=run]').addEventListener('click', () => ask(true))
form.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  ask(true)
})
window.addEventListener('hashchange', follow)
follow()
