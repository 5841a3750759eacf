/**
 * Hostile requests, answers and programs on guarded modules, over sockets: nothing is read that a strict reader of RFC 9112 does
 * not read, what is refused is answered, no answer is given to another request, and no program sends a line that it did not mean.
 * `--all` plays all lines, else a few are. Two of the releases show without the guard that the messages are what they should be.
 */

import t from 'tap'
import { endLeftSockets } from '../../src/guard/left-sockets.test.helper'
import { createHttp } from '../../src/http/create-http'
import { lines } from '../../versions'
import { hostileAnswers } from './hostile-answers'
import { hostileRequests } from './hostile-requests'
import { type Http, playAnswers, playAsked, playRequests, playResponses } from './play-hostile'

// Other work may have the machine.
t.setTimeout(600_000)
process.on('uncaughtException', error => {
  // What the guard refuses late is told to a program that does not listen.
  if ((error as { guard?: string }).guard === undefined) throw error
})

endLeftSockets(t)

const all = lines.map(({ name }) => name)
const chosen = process.argv.includes('--all') ? all : ['0.4', '12']

const guarded = (name: string): Http => createHttp(name) as unknown as Http

t.test('no request is read otherwise than a strict reader reads it', async t => {
  for (const name of chosen) t.same(await playRequests(guarded(name), hostileRequests), [], name)
  t.ok(hostileRequests.length > 700, `${hostileRequests.length} requests`)
})

t.test('no answer is, and none is given to the next request', async t => {
  for (const name of chosen) t.same(await playAnswers(guarded(name), hostileAnswers), [], name)
  t.ok(hostileAnswers.length > 500, `${hostileAnswers.length} answers`)
})

t.test('no program sends a line that it did not mean', async t => {
  for (const name of chosen) {
    t.same(await playResponses(guarded(name)), [], `${name}: answers`)
    t.same(await playAsked(guarded(name)), [], `${name}: requests`)
  }
})

t.test('without the guard, much of that comes through', async t => {
  const old = createHttp('0.4', { faithful: true }) as unknown as Http
  t.ok((await playRequests(old, hostileRequests.slice(0, 200))).length > 50)
  t.ok((await playResponses(old)).length > 50)
})
