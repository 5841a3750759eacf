import { spawnSync } from 'node:child_process'
import path from 'node:path'
import t from 'tap'
import { scripts, type shells } from './scripts'

const main = path.join(__dirname, '..', 'main.js')
type Shell = (typeof shells)[number]

/** A line is completed as at its end, and what could stand there is printed, a word a line. */
const asks: Readonly<Record<Shell, (line: string, words: readonly string[]) => string>> = {
  bash: (line, words) =>
    `COMP_LINE='${line}'; COMP_POINT=\${#COMP_LINE}; COMP_WORDS=(${words.map(word => `'${word}'`).join(' ')})
     COMP_CWORD=${words.length - 1}; _http_eras; printf '%s\\n' "\${COMPREPLY[@]}"`,
  zsh: (_line, words) =>
    `compdef() { }; _describe() { print -l -- "\${(@)found%%:*}" }; _files() { }
     words=(${words.map(word => `'${word}'`).join(' ')}); CURRENT=${words.length}; _http_eras`,
  fish: line => `complete -C '${line}'`,
}

const shellsHere = (Object.keys(scripts) as Shell[]).filter(shell => spawnSync(shell, ['-c', 'true']).status === 0)

t.test(`scripts complete in the shells that are here: ${shellsHere.join(', ')}`, async t => {
  t.ok(shellsHere.includes('bash'))
  const bin = t.testdir({ 'http-eras': `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n` })
  spawnSync('chmod', ['+x', path.join(bin, 'http-eras')])
  for (const shell of shellsHere) {
    const ask = (...words: string[]) => {
      const prelude = shell === 'zsh' ? 'compdef() { }\n' : ''
      const text = `${prelude}${scripts[shell]}\n${asks[shell](words.join(' '), words)}`
      const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, NODE_OPTIONS: '' }
      const { stdout, stderr } = spawnSync(shell, ['-c', text], { encoding: 'utf8', env, cwd: bin })
      t.equal(stderr, '', shell)
      return stdout
        .split('\n')
        .map(line => line.split('\t')[0])
        .filter(word => word !== '')
        .sort()
    }
    t.same(ask('http-eras', 'rep'), ['replay'], shell)
    t.same(ask('http-eras', 'diff', '0.1'), ['0.10', '0.12'], shell)
    t.same(ask('http-eras', 'record', '--mode', 'n'), ['new', 'none'], shell)
  }
})
