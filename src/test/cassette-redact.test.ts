/** Cassettes without the secrets of targets and bodies: they are recorded without them, and answer who has others. */

import { readFileSync } from 'node:fs'
import http, { type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import t from 'tap'
import { cassette } from './cassette'

t.test('what is kept out of a cassette is not asked for when it is played', async t => {
  const server = http.createServer((request: IncomingMessage, response) => {
    request.resume().on('end', () => {
      response.setHeader('Content-Type', 'application/json')
      response.end('{"token":"SECRET","n":1}')
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const file = path.join(t.testdir(), 'a.jsonl')
  const options = { to, redactQuery: ['key'], redactJson: ['token'], redactForm: ['pass'], record: 'once' as const }
  const login = async (url: string, secret: string): Promise<string> => {
    const body = new URLSearchParams({ user: 'u', pass: secret })
    const answer = await fetch(`${url}/login?key=${secret}`, { method: 'POST', body, headers: { connection: 'close' } })
    return answer.text()
  }
  const recorded = await cassette(file, options)
  t.equal(await login(recorded.url, 'SECRET'), '{"token":"SECRET","n":1}')
  await recorded.close()
  t.notMatch(readFileSync(file, 'utf8'), /SECRET/)
  const played = await cassette(file, options)
  t.equal(await login(played.url, 'of another length'), '{"token":"******","n":1}')
  await played.close()
  await t.rejects(cassette(path.join(t.testdir(), 'b.jsonl'), { ...options, redactJson: ['a..b'] }), {
    message: /redactJson takes paths: 'a\.\.b' is none/,
  })
})
