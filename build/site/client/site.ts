/** What every page of the site has: the search, and controls that copy the address of a place. */

import { link, make } from './make'
import { type Found, type SearchRow, searchIn } from './search'

declare global {
  interface Window {
    /** Set by assets/search-index.js, which is loaded when the search is first used. */
    eraSearch?: readonly SearchRow[]
  }
}

const up = document.documentElement.dataset.up ?? ''
const form = document.querySelector<HTMLFormElement>('form.find')!
const input = form.querySelector('input')!
const box = form.querySelector<HTMLElement>('.found')!

let loading: Promise<void> | undefined

/** A script, and no fetch: pages that are opened as files may load nothing else. */
function load(): Promise<void> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.src = `${up}assets/search-index.js`
    script.onload = () => resolve()
    script.onerror = () => reject(new Error('assets/search-index.js is not there'))
    document.head.append(script)
  })
  return loading
}

const item = ({ title, kind, text, url }: Found): HTMLElement =>
  link(up + url, 'hit', make('b', '', title), ' ', make('i', '', kind), ' ', make('span', '', text))

async function search(): Promise<void> {
  const words = input.value
  if (words.trim() === '') {
    box.hidden = true
    return
  }
  await load()
  if (words !== input.value) return
  const hits = searchIn(window.eraSearch ?? [], words)
  box.replaceChildren(...hits.map(item), ...(hits.length > 0 ? [] : [make('p', '', 'Nothing has all of these words.')]))
  box.hidden = false
}

form.hidden = false
input.addEventListener('focus', () => void load())
input.addEventListener('input', () => void search())
form.addEventListener('submit', event => {
  event.preventDefault()
  box.querySelector('a')?.click()
})
form.addEventListener('keydown', event => {
  const hits = [...box.querySelectorAll('a')]
  const at = hits.indexOf(document.activeElement as HTMLAnchorElement)
  if (event.key === 'Escape') {
    box.hidden = true
    input.focus()
  } else if (event.key === 'ArrowDown') hits[at + 1]?.focus()
  else if (event.key === 'ArrowUp') (hits[at - 1] ?? input).focus()
  else return
  event.preventDefault()
})
document.addEventListener('keydown', event => {
  if (event.key !== '/' || (event.target as Element).closest('input, textarea, select')) return
  event.preventDefault()
  input.focus()
})
document.addEventListener('click', event => {
  const target = event.target as Element
  if (!target.closest('form.find')) box.hidden = true
  const button = target.closest<HTMLElement>('[data-copy]')
  if (button) void copy(button)
})

/** The address of a place on this page: that of the page as it is, with another target where the button names one. */
function addressOf(place: string | undefined): string {
  const address = new URL(location.href)
  if (place) address.hash = [place, ...address.hash.split('&').slice(1)].join('&')
  return address.href
}

async function copy(button: HTMLElement): Promise<void> {
  const address = addressOf(button.dataset.copy)
  try {
    await navigator.clipboard.writeText(address)
    button.classList.add('done')
    setTimeout(() => button.classList.remove('done'), 1500)
  } catch {
    // Where the clipboard is out of reach, the address bar is not.
    location.href = address
  }
}
