/**
 * The playground in a real Chromium: every line answers there what `createHttp` answers in Node to the same bytes and program, byte
 * for byte, and reads as `readBytes` does. A few pairs of requests and programs, or with `--all` every pair.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { format } from 'node:util'
import { buildSync } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import t, { type Test } from 'tap'
import { ask, contrasts, openPage, startBrowser, until } from '../../src/diff/html/browser.test.helper'
import { createHttp } from '../../src/http/create-http'
import { readBytes } from '../../src/parse/read-bytes'
import { root } from '../../src/shared/facts'
import { lines } from '../../versions'
import { buildPlayground } from './build-site'

interface Preset {
  readonly name: string
  readonly text: string
}

/** The modules of the page, which are none of Node's, as Node takes them. */
function ofPage<T>(name: string): T {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(root, `build/site/client/${name}.ts`)],
    bundle: true,
    write: false,
    format: 'cjs',
  })
  const module = { exports: {} }
  new Function('module', 'exports', outputFiles[0].text)(module, module.exports)
  return module.exports as T
}
const { requests, programs, answers } =
  ofPage<Readonly<Record<'requests' | 'programs' | 'answers', readonly Preset[]>>>('presets')
const { fromText } = ofPage<{ fromText(text: string): { bytes: string } }>('bytes')

const out = mkdtempSync(path.join(tmpdir(), 'eras-play-'))
const url = pathToFileURL(path.join(out, 'play.html')).href
const names = lines.map(({ name }) => name)

let browser: Browser
// --all takes a minute.
t.setTimeout(600_000)

t.before(async () => {
  await buildPlayground(out)
  browser = await startBrowser()
})
t.teardown(async () => {
  await browser?.close()
  rmSync(out, { recursive: true, force: true })
})

async function onPage(t: Test, hash: string, look: (page: Page) => Promise<unknown>, options = {}) {
  const { page, wrong, close } = await openPage(browser, url + hash, options)
  await look(page)
  t.same(wrong, [], 'no errors, no requests')
  await close()
}

/** Goes to an address on the page that is open, and waits until what it says is shown. */
async function follow(page: Page, hash: string, sections: readonly string[]): Promise<void> {
  const before = await ask<number>(page, `Number(document.querySelector('#readings').dataset.turn ?? 0)`)
  await ask(page, `void (location.hash = ${JSON.stringify(hash)})`)
  const turns = sections.map(id => `Number(document.querySelector('#${id}').dataset.turn) > ${before}`)
  await until(page, turns.join(' && '))
}

const masked = (text: string): string => text.replaceAll(/Date: [^\r\n\\]+ GMT/g, 'Date: {date}')

interface Done {
  readonly answer: string
  readonly log: string
  /** Whether the server left the connection before its first timer. */
  readonly left: boolean
  readonly died: boolean
}

/** What each line did on the page, by its name. */
async function shownBy(page: Page): Promise<Map<string, Done>> {
  type Card = { lines: string; answer: string; left: string; log: string }
  const cards = await ask<Card[]>(
    page,
    `[...document.querySelectorAll('#answers .card')].map(card => ({
      lines: card.dataset.lines,
      answer: [...card.querySelectorAll('.bytes div')].map(line => line.textContent).join(''),
      left: card.querySelector('.left').textContent,
      log: card.querySelector('.log')?.textContent ?? '',
    }))`,
  )
  return new Map(
    cards.flatMap(({ lines: of, answer, left, log }) =>
      of.split(' ').map(
        line =>
          [
            line,
            {
              answer: masked(answer),
              log: ofProgram(log),
              died: left.startsWith('The process ends'),
              left: /at once\.$|after \d+ ms\.$/.test(left),
            },
          ] as const,
      ),
    ),
  )
}

/** Without what the core itself said. */
const ofProgram = (log: string): string =>
  log
    .split('\n')
    .filter(line => !line.startsWith('(node) '))
    .join('\n')

const SHOWN: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', '\t': '\\t', '\\': '\\\\' }
const shown = (text: string): string =>
  text.replace(/[^ -[\]-~]/g, c => SHOWN[c] ?? `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`)

const modules = new Map<string, { createServer(): net.Server }>()
function moduleOf(line: string) {
  const known = modules.get(line) ?? (createHttp(line, { faithful: true }) as unknown as { createServer(): net.Server })
  modules.set(line, known)
  return known
}

/** The same in Node, over a socket: it is waited for until it is what was seen on the page, or until it is late. */
function inNode(line: string, program: string, bytes: string, wanted: Done): Promise<Done> {
  return new Promise(resolve => {
    const http = moduleOf(line)
    const server = http.createServer()
    const log: string[] = []
    const say = { log: (...args: unknown[]) => log.push(format(...args)) }
    new Function('http', 'server', 'require', 'console', program)(http, server, () => http, say)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      const socket = net.connect(port, '127.0.0.1')
      let [answer, left] = ['', false]
      const now = (): Done => ({ answer: masked(shown(answer)), log: log.join('\n'), died: false, left })
      const isThere = () => JSON.stringify(now()) === JSON.stringify(wanted)
      let done = () => {
        clearTimeout(late)
        done = () => {}
        const what = now()
        socket.destroy()
        server.close()
        resolve(what)
      }
      const look = () => {
        // What would come too much comes in the turns after it.
        if (isThere()) setTimeout(() => done(), 20)
      }
      const late = setTimeout(() => done(), 20_000)
      socket.on('data', piece => {
        answer += piece.toString('latin1')
        look()
      })
      const over = () => {
        left = true
        look()
      }
      socket.on('end', over)
      socket.on('error', over)
      socket.write(Buffer.from(bytes, 'latin1'))
      const poll = setInterval(() => {
        if (socket.destroyed) clearInterval(poll)
        else look()
      }, 50)
    })
  })
}

const hashOf = (request: Preset, program: Preset): string =>
  `#&b=${encodeURIComponent(request.text.replaceAll('\n', ''))}&p=${program.name}`

/** Every program and every request at least once; what is answered only once a time is up has its own test. */
const few =
  'get/hello smuggle/echo pipeline/chunks chunks/echo expect/errors upgrade/errors garbage/hello no-host/split lf/hello blank/empty'
const wanted = few.split(' ')
const pairs = requests
  .flatMap(request => programs.map(program => ({ request, program, name: `${request.name}/${program.name}` })))
  .filter(({ name }) => (process.argv.includes('--all') ? !/^half|silent$/.test(name) : wanted.includes(name)))

t.test('every line answers as in Node, byte for byte, and the clock goes on to the times that they have', t =>
  onPage(t, '#&p=hello&lines=1', async page => {
    await page.waitForSelector('#answers[data-turn] .card')
    const kept = await ask<string[]>(page, `[...document.querySelectorAll('#answers .left')].map(e => e.textContent)`)
    t.ok(kept.some(text => /after 5 s/.test(text)) && kept.some(text => /after 2 min/.test(text)), 'the clock goes on')
    t.equal(pairs.length, process.argv.includes('--all') ? 66 : wanted.length)
    for (const { name, program, request } of pairs) {
      await follow(page, hashOf(request, program), ['readings', 'answers'])
      const seen = await shownBy(page)
      t.same([...seen.keys()].sort(), names.toSorted(), `${name}: all lines`)
      const { bytes } = fromText(request.text)
      // Where an error ends the process, in Node this one would end.
      const alive = names.filter(line => !seen.get(line)!.died)
      t.ok(alive.length >= names.length - 1, `${name}: ${names.length - alive.length} died`)
      const real = await Promise.all(alive.map(line => inNode(line, program.text, bytes, seen.get(line)!)))
      const other = alive.filter((line, at) => JSON.stringify(real[at]) !== JSON.stringify(seen.get(line)))
      t.same(
        other.map(line => [line, seen.get(line)]),
        other.map(line => [line, real[alive.indexOf(line)]]),
        name,
      )
    }
  }),
)

t.test('a process that ends, a promise that is rejected: shown, as each line has it', t =>
  onPage(t, '#&p=hello', async page => {
    await page.waitForSelector('#answers[data-turn] .card')
    const said = async (text: string): Promise<Map<string, string>> => {
      const before = await ask<number>(page, `Number(document.querySelector('#answers').dataset.turn)`)
      await page.fill('[name=code]', text)
      await page.press('[name=code]', 'Control+Enter')
      await until(page, `Number(document.querySelector('#answers').dataset.turn) > ${before}`)
      const cards = await ask<{ lines: string; text: string }[]>(
        page,
        `[...document.querySelectorAll('#answers .card')].map(card => ({
          lines: card.dataset.lines,
          text: card.querySelector('.left').textContent + ' ' + (card.querySelector('.log')?.textContent ?? ''),
        }))`,
      )
      return new Map(cards.flatMap(({ lines: of, text }) => of.split(' ').map(line => [line, text] as const)))
    }
    const exited = await said("server.on('request', () => { try { process.exit(3) } catch {} console.log('never') })")
    for (const line of names) t.match(exited.get(line), 'The process ends: process.exit(3)', line)
    const rejects = await said("server.on('request', async (req, res) => { res.end('ok'); throw new Error('mine') })")
    t.match(rejects.get('18'), 'The process ends: Error: mine')
    t.match(rejects.get('12'), /\(node\) UnhandledPromiseRejectionWarning: Error: mine/)
    t.notMatch(rejects.get('12'), 'The process ends')
    t.match(rejects.get('4'), /\(node\) \(says nothing of a rejected promise: Error: mine\)/)
    const handled = await said(
      "server.on('request', (req, res) => { Promise.reject(new Error('x')).catch(() => res.end('ok')) })",
    )
    t.notMatch([...handled.values()].join(), /rejected|Rejection|process ends/)
  }),
)

t.test('the parsers read as in Node: requests and answers', t =>
  onPage(t, '#&p=silent', async page => {
    await page.waitForSelector('#readings[data-turn] .card')
    for (const [as, presets] of [
      ['request', requests.slice(0, 4)],
      ['answer', answers],
    ] as const) {
      for (const { name, text } of presets) {
        await follow(page, `#&as=${as}&b=${encodeURIComponent(text.replaceAll('\n', ''))}`, ['readings'])
        const { groups } = readBytes(fromText(text).bytes, { client: as === 'answer' })
        const seen = await ask<string[]>(
          page,
          `[...document.querySelectorAll('#readings .card')].map(e => e.dataset.lines)`,
        )
        t.same(
          seen,
          groups.map(({ versions }) => versions.join(' ')),
          `${as} ${name}`,
        )
      }
    }
    t.ok(await page.isHidden('.program'), 'a program answers no answer')
  }),
)

t.test('versions: two releases, one with a behaviour of the other, and what is not a version', t =>
  onPage(
    t,
    `#&v=${encodeURIComponent('20.19.1, 20.19.2')}&b=${encodeURIComponent('GET / HTTP/1.1\\r\\nHost: a\\r\\nX y: c\\r\\n\\r\\n')}`,
    async page => {
      await page.waitForSelector('#answers[data-turn] .card')
      const cards = `[...document.querySelectorAll('#answers .card')].map(card => card.dataset.lines)`
      t.same(await ask(page, cards), ['20.19.1', '20.19.2'], 'they answer otherwise')
      await page.fill('[name=versions]', '20.19.2 with wire.blanksInNames@20.19.1')
      await until(page, `document.querySelector('#answers .card').dataset.lines.includes('with')`)
      t.match(await page.textContent('#answers .bytes'), '200 OK', 'what keeps the old does so here')
      await page.fill('[name=versions]', 'nonsense')
      await page.waitForSelector('#readings .wrong')
      t.match(await page.textContent('.wrong'), 'nonsense')
      await until(page, `document.querySelector('.state').textContent.includes('nonsense')`)
      t.equal(await page.textContent('#answers'), '', 'nothing is told of servers that there are not')
    },
  ),
)

t.test('bytes: as text and as hex, Enter ends a line, and the address keeps them', t =>
  onPage(t, '', async page => {
    await page.fill('[name=text]', 'GET /x HTTP/1.0')
    await page.press('[name=text]', 'Enter')
    await page.press('[name=text]', 'Enter')
    t.equal(await page.inputValue('[name=text]'), 'GET /x HTTP/1.0\\r\\n\n\\r\\n\n')
    await page.check('[value=hex]')
    t.match(await page.inputValue('[name=text]'), /^47 45 54 20 2f 78 .*\n0d 0a 0d$|^47 45 54 20 2f 78/)
    await page.check('[value=text]')
    await page.fill('[name=text]', 'GET /y\\q')
    await page.waitForSelector('textarea.bad')
    t.match(await page.inputValue('[name=text]'), 'y')
    await page.fill('[name=text]', 'GET /z HTTP/1.0\\r\\n\\r\\n')
    await until(page, `location.hash.includes(encodeURIComponent('/z HTTP'))`)
    await page.reload()
    t.equal(await page.inputValue('[name=text]'), 'GET /z HTTP/1.0\\r\\n\n\\r\\n')
    await ask(
      page,
      `for (const target of ['/first', '/second']) {
        document.querySelector('[name=text]').value = 'GET ' + target + ' HTTP/1.0\\\\r\\\\n\\\\r\\\\n'
        document.querySelector('[name=text]').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }))
      }`,
    )
    await until(page, `/\\/(first|second) /.test(document.querySelector('#readings').textContent)`)
    t.match(await page.textContent('#readings'), '/second ', 'each question gets its own answer')
  }),
)

t.test('bytes: a megabyte is read', async t => {
  const typed = `${'é'.repeat(2 ** 19)}\\n`
  t.equal(fromText(typed).bytes.length, 2 ** 20 + 1)
})

/** A program of a link reaches neither the page nor the network. */
async function reaches(t: Test): Promise<void> {
  let connections = 0
  const listener = net.createServer(socket => {
    connections++
    socket.destroy()
  })
  await new Promise<void>(resolve => listener.listen(0, '127.0.0.1', resolve))
  const { port } = listener.address() as net.AddressInfo
  const code = `try { const ask = new XMLHttpRequest(); ask.open('GET', 'http://127.0.0.1:${port}/', false); ask.send() } catch { console.log('refused') }
server.on('request', (req, res) => res.end(typeof document + typeof window))`
  const { page, close } = await openPage(browser, `${url}#&c=${encodeURIComponent(code)}`)
  await page.click('[name=run]')
  await page.waitForSelector('#answers .log')
  t.match(await page.textContent('#answers'), 'undefinedundefined')
  t.match(await page.textContent('#answers .log'), 'refused')
  t.equal(connections, 0, 'no connection was made')
  await close()
  listener.close()
}

t.test(
  'a program of a link runs when its reader says so; what does not end is ended; what is not a program is told',
  async t => {
    const own = (code: string) => `#&c=${encodeURIComponent(code)}`
    const endless = onPage(t, own('while (true) {}'), async page => {
      await page.click('[name=run]')
      await until(page, `/did not come to rest/.test(document.querySelector('.state').textContent)`)
    })
    const typed = onPage(
      t,
      own(`const http = require('http')\nhttp.createServer((req, res) => res.end('mine')).listen(3000)`),
      async page => {
        await page.waitForSelector('#readings[data-turn] .card')
        t.equal(await page.locator('#answers .card').count(), 0, 'nothing has run')
        t.match(await page.textContent('.state'), 'read it, then run it')
        await page.press('[name=code]', 'Control+Enter')
        await page.waitForSelector('#answers[data-turn] .card')
        t.match(await page.textContent('#answers'), 'mine')
        await page.fill('[name=code]', '\n\nserver.on(')
        await page.click('[name=run]')
        await until(page, `/line \\d of the program/.test(document.querySelector('.state').textContent)`)
        await page.fill('[name=code]', `server.on('request', (req, res) => res.end('typed and run at once'))`)
        await page.press('[name=code]', 'Control+Enter')
        // Longer than the page waits for more to be typed: that wait does not end the run.
        await ask(page, 'new Promise(done => setTimeout(done, 500))')
        await until(page, `document.querySelector('#answers').textContent.includes('typed and run at once')`)
      },
    )
    await Promise.all([endless, typed, reaches(t)])
  },
)

t.test('on a phone, light and dark: nothing to scroll sideways, enough contrast', async t => {
  await onPage(
    t,
    hashOf(requests[1], programs[1]),
    async page => {
      await page.waitForSelector('#answers[data-turn] .card')
      await page.waitForSelector('#readings[data-turn] .card')
      t.equal(await ask(page, 'document.scrollingElement.scrollWidth'), 390)
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme })
        const found = await ask<[string, number][]>(page, contrasts)
        t.same(
          found.filter(([, contrast]) => contrast < 4.5),
          [],
          colorScheme,
        )
      }
    },
    { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  )
})
