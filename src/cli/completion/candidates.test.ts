import t from 'tap'
import { lines } from '../../../versions'
import { commands } from '../commands'
import { candidatesFor } from './candidates'
import { valuesOf, wordsOf } from './values'

const words = (...line: string[]) => candidatesFor(commands, line).map(([word]) => word)

t.test('commands, options, versions, names', async t => {
  t.same(words(), [...Object.keys(commands), '--help', '--version'])
  t.same(words('r'), ['run', 'record', 'replay'])
  t.same(words('--v'), ['--version'])
  t.same(words('diff', '0.1'), ['0.10', '0.12'])
  t.same(words('diff', '0.10', ''), [...lines.map(({ name }) => name), 'host'])
  t.same(words('diff', '0.10', '12', '--w'), ['--weight', '--wire-only', '--why'])
  t.same(words('run', '--as', 'io'), ['io.js'])
  t.same(words('run', '--as=io'), ['--as=io.js'])
  t.same(words('bisect', '12', '24', '--by', ''), ['exit', 'output', 'wire', 'events', 'all'])
  t.same(words('transcript', 'c'), ['convert'])
  t.ok(words('oracle', 'server/keepalive').includes('server/keepalive-timeout'))
  t.same(words('profiles', '24', '--with', 'agent.globalKeep'), ['agent.globalKeeps'])
  t.same(words('run', '--no-guard', 'bare-l'), ['bare-lf'])
  t.same(words('completion', ''), ['bash', 'zsh', 'fish'])
})

t.test('bash takes an option and its value apart', async t => {
  t.same(words('record', '--mode', '=', 'n'), ['new', 'none'])
  t.same(words('record', '--mode', '='), ['new', 'update', 'none'])
  t.same(words('record', '--mode='), ['--mode=new', '--mode=update', '--mode=none'])
})

t.test('where a file may stand, and among the words of a program, the shell is on its own', async t => {
  t.same(words('diff', '0.10', '12', ''), [])
  t.same(words('run', 'app.js', '--'), [])
  t.same(words('bisect', '12', '24', '--', 'npm', '--'), [])
  t.same(words('diff', '--drive', ''), [])
  t.same(words('nothing', ''), [])
  t.same(words('constructor', ''), [])
  t.same(words('diff', '--nothing=', ''), words('diff', ''))
})

t.test('nothing is forgotten: every command and every option with a value has a row', async t => {
  let options = 0
  for (const [name, load] of Object.entries(commands)) {
    t.ok(wordsOf(name, 0), name)
    for (const [option, it] of Object.entries(load().options)) {
      if (it.type === 'boolean') continue
      t.ok(valuesOf(name, option, it), `${name} --${option} ${it.value}`)
      options++
    }
  }
  t.ok(options > 50, `${options} options`)
})
