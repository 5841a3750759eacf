/** Hosts that do not let the modules of their programs be replaced are refused by name; a pin that does nothing is none. */

import path from 'node:path'
import t from 'tap'
import { cli, dist, node } from './node.test.helper'

// The versions of a process cannot be changed, but they can be others.
const pretend = `Object.defineProperty(process, 'versions', { value: Object.assign({ bun: '1.2.3' }, process.versions) })`

t.test('Bun is refused, whatever pins: run, the preload of a line, register', async t => {
  const dir = t.testdir({
    'bun.js': pretend,
    'app.js': `console.log('it runs with ' + require('http').STATUS_CODES[200])`,
    'module.mjs': `import http from 'node:http'; console.log('it runs with ' + http.STATUS_CODES[200])`,
    'own.js': `const http = require('http-eras').createHttp('0.6')
      console.log('it runs with ' + [http.STATUS_CODES[200], require('http-eras/0.10').STATUS_CODES[200]])`,
  })
  const at = (name: string) => path.join(dir, name)
  const bun = ['-r', at('bun.js')]
  const line = path.join(dist, 'as', '0.6.js')
  const register = path.join(dist, 'src', 'run', 'register.js')
  const env = { HTTP_ERAS: '0.6' }
  for (const app of [at('app.js'), at('module.mjs')]) {
    const ways: Record<string, [args: string[], env?: NodeJS.ProcessEnv]> = {
      run: [[cli, 'run', '--as', '0.6', app]],
      'run, detected': [[cli, 'run', app], env],
      'the preload of a line': [['-r', line, app]],
      register: [['-r', register, app], env],
      'register, imported': [['--import', register, app], env],
    }
    for (const [way, [args, env]] of Object.entries(ways)) {
      const name = `${way}, ${path.basename(app)}`
      t.match(await node(args, { env }), { code: 0, stdout: 'it runs with OK' }, `${name}: with node it runs`)
      const refused = await node([...bun, ...args], { env })
      t.match(refused, { stdout: /^$/, stderr: /http-eras: .*Bun 1\.2\.3.*\[ERAS_FOREIGN_HOST\]/ }, name)
      t.not(refused.code, 0, name)
    }
  }
  t.match(await node([...bun, at('own.js')]), { code: 0, stdout: 'it runs with OK,OK' }, 'modules need no pinning')
})
