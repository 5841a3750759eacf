/** Recordings of several hosts that go to one target: counted, told, chosen from. */

import t from 'tap'
import { replay } from '../replay'
import { answering, ok, row, server } from '../replay.test.helper'
import { playServer } from '../serve/play-server'

const at = (host: string, target = '/') => `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`
const asked = (id: string, ...requests: string[]) =>
  row(
    id,
    requests.flatMap(request => [
      ['client', request],
      ['server', ok('hello')],
    ]),
  )
const hello = answering(() => ok('hello'))

t.test('hosts are counted by name, however they are written; requests that name none are of no other host', async t => {
  const to = await server(t, hello)
  const notes: string[] = []
  const note = (said: string) => void notes.push(said)
  const rows = [
    asked('a', at('a.test'), at('A.test:80')),
    asked('b', at('proxy', 'http://b.test:8080/'), at('user@b.test:8080')),
    asked('none', 'GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n'),
  ]
  for (const engine of ['bytes', 'undici'] as const) {
    const result = await replay(rows, { to, note, engine, compare: ['status'] })
    t.same(result.hosts, { 'a.test': 2, 'b.test:8080': 2 })
    t.equal(result.same, 5)
    t.match(notes.splice(0), [
      /^requests to 2 hosts were recorded \(a\.test 2, b\.test:8080 2\), and all were sent to /,
    ])
  }
  const one = await replay([asked('a', at('a.test')), rows[2]], { to, note })
  t.same([one.hosts, notes], [undefined, []], 'one host')
  const local = [asked('a', at('localhost:3000')), asked('b', at('127.0.0.1:3000')), asked('c', at('[::1]:3000'))]
  t.same([(await replay(local, { to, note })).hosts, notes], [undefined, []], 'one host by three names')
})

t.test('many hosts are told in part', async t => {
  const to = await server(t, hello)
  const notes: string[] = []
  const rows = Array.from({ length: 14 }, (_, n) => asked(`r${n}`, at(`h${n}.test`)))
  const { hosts = {} } = await replay(rows, { to, rewriteHost: true, note: said => notes.push(said) })
  t.equal(Object.keys(hosts).length, 14)
  t.match(notes, [/^requests to 14 hosts .*, … and 4 more\), and all were sent to \S+, all with its name as Host; /])
})

t.test('of several hosts those that are named are played', async t => {
  const to = await server(t, hello)
  const rows = [asked('a', at('a.test')), asked('b', at('b.test:8080'), at('a.test')), asked('c', at('c.test'))]
  const chosen = async (...hosts: string[]) => {
    const { same, reasons } = await replay(rows, { to, hosts })
    return [same, reasons]
  }
  t.same(await chosen('A.test:80'), [1, { 'another host': 3 }])
  t.same(await chosen('b.test'), [2, { 'another host': 2 }], 'with any port; a connection goes with its first request')
  t.same(await chosen('b.test:8080', 'c.test'), [3, { 'another host': 1 }])
  t.same(await chosen('b.test:1'), [0, { 'another host': 4 }])
})

t.test('of several hosts those that are named are served', async t => {
  const rows = [asked('a', at('a.test', '/a')), asked('b', at('b.test', '/b'))]
  const played = await playServer(rows, { hosts: ['b.test'], speed: 'max' })
  t.teardown(() => played.close())
  t.equal(played.recorded, 1)
  const { same, different } = await replay(rows, { to: played.url })
  t.same([same, different], [1, 1])
  t.match(played.unmatched, ['GET /a: not recorded'])
})
