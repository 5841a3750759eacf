/** Single behaviours of a pinned program: on the command line, in the environment, in package.json, and in its children. */

import path from 'node:path'
import t from 'tap'
import { cli, node } from './node.test.helper'

const APP = `
  var server = require('http').createServer()
  console.log(server.requestTimeout, server.timeout)
  if (process.argv[2]) require('child_process').spawn(process.execPath, [__filename], { stdio: 'inherit' })`

const READY = `require('http-eras/0.10').globalAgent.maxSockets`

const app = (dir: string) => path.join(dir, 'app.js')
const pkg = (field: unknown) => ({ 'app.js': APP, 'package.json': JSON.stringify({ 'http-eras': field }) })

t.test('where it may stand, and what comes before what', async t => {
  const dir = t.testdir({
    'app.js': APP,
    both: pkg({ as: '24', with: { 'server.requestTimeout': 1, server: { timeout: 2 } } }),
    area: pkg({ as: '24', with: ['server@16'] }),
    odd: pkg({ as: '24', with: 7 }),
    slip: pkg({ as: '24', with: { 'server.requestTimout': 1 } }),
  })
  const at = (folder: string) => app(path.join(dir, folder))
  const run = (...args: string[]) => node([cli, 'run', '--faithful', ...args])
  const env = { HTTP_ERAS_WITH: 'server.requestTimeout=5, server.timeout=6' }
  const rows: [how: string, out: ReturnType<typeof node>, stdout: string, stderr?: RegExp][] = [
    ['nothing', run('--as', '24', app(dir)), '300000 0\n'],
    ['--with', run('--as', '24', '--with', 'server.requestTimeout=0', app(dir)), '0 0\n'],
    [
      '--with twice',
      run('--as', '24', '--with', 'server.requestTimeout=3', '--with', 'server.timeout=4', app(dir)),
      '3 4\n',
    ],
    ['in the spec', run('--as', '24 with server.requestTimeout=3, server.timeout=4', app(dir)), '3 4\n'],
    [
      'both, with children',
      run('--as', '24 with server.requestTimeout=3', '--with', 'server.timeout=4', app(dir), 'child'),
      '3 4\n3 4\n',
    ],
    ['package.json', run(at('both')), '1 2\n'],
    ['package.json, with children', run(at('both'), 'child'), '1 2\n1 2\n'],
    ['package.json, then --with', run('--with', 'server.timeout=9', at('both')), '1 9\n'],
    ['package.json of another version', run('--as', '24', at('both')), '300000 0\n'],
    ['an area in package.json', run(at('area')), '0 0\n'],
    ['the environment', node([cli, 'run', '--faithful', '--as', '24', app(dir), 'child'], { env }), '5 6\n5 6\n'],
    [
      'the environment, then --with',
      node([cli, 'run', '--faithful', '--as', '24', '--with', 'server.timeout=9', app(dir), 'child'], { env }),
      '5 9\n5 9\n',
    ],
    ['the environment, then package.json', node([cli, 'run', '--faithful', at('both')], { env }), '1 2\n'],
    [
      'a preload',
      node(['-r', 'http-eras/as/24', app(dir), 'child'], { env: { ...env, HTTP_ERAS_FAITHFUL: '1' } }),
      '5 6\n5 6\n',
    ],
    [
      'register',
      node(['-r', 'http-eras/register', app(dir), 'child'], {
        env: { HTTP_ERAS: '24 with server.requestTimeout=8', HTTP_ERAS_FAITHFUL: '1' },
      }),
      '8 0\n8 0\n',
    ],
    ['a ready-made module', node(['-p', READY], { env: { HTTP_ERAS_WITH: 'agent.maxSockets=7' } }), '7\n'],
    [
      'a ready-made module in a program that is pinned: the variable is of its version',
      node(['-r', 'http-eras/as/0.12', '-p', READY], { env: { HTTP_ERAS_WITH: 'agent.maxSockets=7' } }),
      '5\n',
    ],
    [
      'a slip, and a preload',
      node(['-r', 'http-eras/as/24', app(dir)], { env: { HTTP_ERAS_WITH: 'server.requestTimout=0' } }),
      '',
      /^http-eras: HTTP_ERAS_WITH: there is no behaviour .* nearest are server\.requestTimeout.*\n$/,
    ],
    [
      'a slip, and register',
      node(['-r', 'http-eras/register', app(dir)], { env: { HTTP_ERAS: '24 with server.requestTimout=0' } }),
      '',
      /^http-eras: HTTP_ERAS: there is no behaviour .* nearest are server\.requestTimeout.*\n$/,
    ],
    [
      'a slip, and a ready-made module',
      node(['-p', READY], { env: { HTTP_ERAS_WITH: 'agent.maxSockets=x' } }),
      '',
      /http-eras: HTTP_ERAS_WITH: agent\.maxSockets cannot be 'x' /,
    ],
    [
      'no object',
      run(at('odd')),
      '',
      /"with" is .+, and is to be an object such as .*, a text, or a list of texts.*ERAS_BAD_PLACE/,
    ],
    ['a slip', run(at('slip')), '', /no behaviour 'server\.requestTimout': nearest are server\.requestTimeout/],
    [
      'a slip on the command line',
      run('--as', '24', '--with', 'server.requestTimout=0', app(dir)),
      '',
      /http-eras: --with: there is no behaviour .* nearest are server\.requestTimeout/,
    ],
    [
      'a slip in the variable',
      node([cli, 'run', '--as', '24', app(dir)], { env: { ...env, HTTP_ERAS_WITH: 'server@99' } }),
      '',
      /http-eras: HTTP_ERAS_WITH: with 'server@99': unknown version/,
    ],
  ]
  for (const [how, out, stdout, stderr = /^$/] of rows) {
    const { stdout: seen, stderr: said, code } = await out
    t.equal(seen, stdout, how)
    t.match(said, stderr, how)
    t.equal(code === 0, stdout !== '', how)
  }
})

t.test('a fix of the guard gives way to what is asked for by name, and that is said', async t => {
  const dir = t.testdir({ 'app.js': APP })
  const named = await node([cli, 'run', '--as', '24', '--with', 'server.requestTimeout=0', app(dir)])
  t.equal(named.stdout, '0 0\n')
  t.match(named.stderr, /server\.requestTimeout was asked for by name: the fix request-time is off/)
  const area = await node([cli, 'run', '--as', '24', '--with', 'server@16', app(dir)])
  t.equal(area.stdout, '300000 0\n')
  t.equal(area.stderr, '')
})

t.test('--explain names what is otherwise', async t => {
  const dir = t.testdir({ 'app.js': APP })
  const { stderr } = await node([
    cli,
    'run',
    '--faithful',
    '--explain',
    '--as',
    'host',
    '--with',
    'server.requestTimeout=0',
    app(dir),
  ])
  t.match(stderr, /'host' is .*: it is the Node that runs this/)
  t.match(stderr, /with other values than its own: server\.requestTimeout/)
})

t.test('the streams of a later version beside the emitters of an older one', async t => {
  const app = `
    const http = require('http')
    const server = http.createServer((req, res) => res.end('whole')).listen(0, '127.0.0.1', () => {
      http.get({ port: server.address().port, agent: false }, res => {
        res.on('data', text => console.log(String(text), res.listenerCount ? 'counts' : '')).on('end', () => process.exit())
      })
    })`
  const file = path.join(t.testdir({ 'app.js': app }), 'app.js')
  for (const release of ['12.22.12', '16.20.2']) {
    const spec = `${release} with process.members@0.10.48`
    t.match(await node([cli, 'run', '--faithful', '--as', spec, file]), { code: 0, stdout: 'whole counts\n' }, spec)
  }
  t.match(
    await node([cli, 'run', '--faithful', '--as', '0.10.48', file]),
    { stdout: 'whole \n' },
    'none where none was',
  )
})
