/** The threads of the playground: one that reads, and for each run a new one, which is ended when its time is up. */

import type { Asked, Heard, Read, ReadRequest, Served, ServeRequest } from './messages'

declare global {
  interface Window {
    /** Set by assets/engine.js: the script of the thread, deflated, in base64. */
    eraEngine?: string
  }
}

/** Milliseconds that each line may take. */
const MOST = 5000

/** What the program of a thread may name. */
const NAMES =
  'http,server,require,console,process,Buffer,setTimeout,clearTimeout,setInterval,clearInterval,setImmediate,Date'

async function unpack(): Promise<Blob> {
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement('script')
    script.src = 'assets/engine.js'
    script.onload = () => resolve()
    script.onerror = () => reject(new Error('assets/engine.js is not there'))
    document.head.append(script)
  })
  const bytes = Uint8Array.from(atob(window.eraEngine ?? ''), c => c.charCodeAt(0))
  window.eraEngine = undefined
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return new Response(stream).blob()
}

let engine: Promise<Blob> | undefined

/** A thread of one text, as a page that is a file may make it. @param first what stands before the engine's own script */
async function threadWith(first: string): Promise<Worker> {
  engine ??= unpack()
  const url = URL.createObjectURL(new Blob([first, '\n', await engine], { type: 'text/javascript' }))
  const thread = new Worker(url)
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
  return thread
}

let reader: Promise<Worker> | undefined
/** Who waits for the thread that reads, in the order in which they asked: it answers in the same. */
const waiting: ((heard: Heard) => void)[] = []

async function makeReader(): Promise<Worker> {
  const thread = await threadWith('')
  thread.onmessage = ({ data }: MessageEvent<Heard>) => {
    if ('read' in data || 'failed' in data) waiting.shift()?.(data)
  }
  return thread
}

/** How all lines read bytes. @throws Error with what went wrong */
export async function read(request: ReadRequest): Promise<Read> {
  reader ??= makeReader()
  const thread = await reader
  return new Promise((resolve, reject) => {
    waiting.push(heard => {
      if ('read' in heard) resolve(heard.read)
      else if ('failed' in heard) reject(new Error(heard.failed))
    })
    thread.postMessage({ read: request } satisfies Asked)
  })
}

/** A run that may be ended. */
export interface Run {
  readonly done: Promise<Served[]>
  end(): void
}

/** Before the program's own first line: what it declares may have the names of what it is given. */
const HEAD = `globalThis.eraProgram = function (${NAMES}) {{\n`

/**
 * Runs a program as every line.
 * @param told called with what each line did, as soon as it is known
 */
export function run(program: string, request: ServeRequest, told: (served: Served) => void): Run {
  const all: Served[] = []
  let thread: Worker | undefined
  let over = false
  const end = (): void => {
    over = true
    thread?.terminate()
  }
  const done = new Promise<Served[]>((resolve, reject) => {
    const fail = (text: string): void => {
      end()
      reject(new Error(text))
    }
    void threadWith(`${HEAD}${program}\n}}`).then(made => {
      thread = made
      if (over) return made.terminate()
      // A slow machine may take long to read the script, which is no fault of the program.
      let timer: number | undefined
      const wait = (): void => {
        window.clearTimeout(timer)
        timer = window.setTimeout(() => fail(`The program did not come to rest within ${MOST / 1000} seconds.`), MOST)
      }
      made.onerror = event => {
        clearTimeout(timer)
        event.preventDefault()
        fail(`${event.message} (line ${event.lineno - 1} of the program)`)
      }
      made.onmessage = ({ data }: MessageEvent<Heard>) => {
        if ('begun' in data) wait()
        else if ('served' in data) {
          wait()
          all.push(data.served)
          told(data.served)
        } else if ('done' in data || 'failed' in data) {
          clearTimeout(timer)
          end()
          if ('failed' in data) reject(new Error(data.failed))
          else resolve(all)
        }
      }
      made.postMessage({ serve: request } satisfies Asked)
    }, reject)
  })
  return { done, end }
}
