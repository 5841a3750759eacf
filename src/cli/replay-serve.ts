/** http-eras replay --serve: answers clients with what was recorded until a signal ends it, then says what came of it. */

import { erasError } from '../errors'
import { type PlayedServer, playServer } from '../replay/serve/play-server'
import type { Call } from './command'
import { hostsOf, oneOf, pem, type replayOptions, runtimeOf, speedOf, wholeOf, wordsOf } from './replay-options'
import { timeOf } from './values'

const bad = (message: string) => erasError('ERAS_BAD_OPTION', 'replay', message)

/** @throws ErasError unless it is like `8080` or `0.0.0.0:8080` */
function placeOf(text: string): { host?: string; port: number } {
  const [, host, port] = /^(?:(.+):)?(\d{1,5})$/.exec(text) ?? []
  if (port === undefined || Number(port) > 65535) throw bad(`--serve takes PORT or HOST:PORT, not '${text}'`)
  return { host: host?.replace(/^\[|\]$/g, ''), port: Number(port) }
}

function tlsOf({ tls, cert, key }: Call<typeof replayOptions>['options']) {
  if (!tls) return undefined
  if (cert === undefined || key === undefined) throw bad('--tls takes --cert FILE and --key FILE')
  return { cert: pem(cert), key: pem(key) }
}

export async function serveFiles({ options, words, terminal }: Call<typeof replayOptions>): Promise<number> {
  const server = await playServer(words, {
    ...placeOf(options.serve as string),
    tls: tlsOf(options),
    matchHeaders: options['match-header']?.flatMap(names => names.split(',')),
    hosts: hostsOf(options.host),
    ignoreBody: options['ignore-body'],
    ignore: wordsOf(options.ignore),
    match: wordsOf(options.match),
    closest: options.closest ? true : 'told',
    repeat: oneOf('repeat', options.repeat, ['last', 'none'] as const),
    speed: speedOf(options.speed),
    onMiss: options['on-miss'],
    timeout: timeOf('replay', '--timeout', options.timeout),
    runtime: runtimeOf(options.as),
    maxRow: wholeOf('max-row', options['max-row']),
    note: message => terminal.talk(`http-eras: ${message}`),
    missed: message => terminal.talk(`not recorded: ${message}`),
  })
  if (server.recorded === 0) {
    await server.close()
    terminal.talk('http-eras: replay: there is nothing to serve: no recorded exchange has an answer')
    return 1
  }
  // Who reads where it is served may end it at once.
  const signalled = new Promise<void>(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  terminal.talk(`http-eras: ${server.recorded} recorded exchanges are served at ${server.url}`)
  await signalled
  await server.close()
  terminal.answer(
    options.json ? JSON.stringify(dataOf(server), null, 1) : text(server, wholeOf('show', options.show, 0) ?? 10),
  )
  const { answered, passedOn, misses } = server
  if (answered + passedOn + misses === 0) terminal.talk('http-eras: replay: nobody asked for anything')
  return answered + passedOn > 0 && misses === 0 ? 0 : 1
}

const dataOf = ({ url, recorded, answered, passedOn, misses, unmatched, unusedCount, unused }: PlayedServer) => ({
  format: 'replay-served/1',
  url,
  recorded,
  answered,
  passedOn,
  misses,
  unmatched,
  unusedCount,
  unused: unused.slice(0, 1000),
})

function text(server: PlayedServer, show: number): string {
  const { answered, passedOn, misses, unmatched, unusedCount } = server
  const some = (name: string, all: readonly string[], count: number): string[] =>
    count === 0 || show === 0
      ? []
      : [name, ...all.slice(0, show).map(one => `  ${one}`), ...(count > show ? [`  … and ${count - show} more`] : [])]
  return [
    ...some('not recorded:', unmatched, misses),
    ...some('not asked for:', server.unused, unusedCount),
    `answered ${answered}, passed on ${passedOn}, not recorded ${misses}; not asked for ${unusedCount} of ${server.recorded}`,
  ].join('\n')
}
