/** http-eras completion: what a shell needs so that Tab goes on with commands, options, versions and names. */

import { erasError } from '../errors'
import { type Commands, command } from './command'
import { wordOf } from './values'

/** @param commands all that may be completed */
export const completionOf = (commands: Commands) =>
  command({
    synopsis: 'completion bash|zsh|fish',
    summary:
      'Prints a script that makes the shell complete commands, options and their values: versions, scenarios, fixes, …',
    options: {
      answer: { type: 'boolean', what: 'for the scripts: what may stand in the place of the last word behind --' },
    },
    run({ options, words, before, terminal }) {
      if (options.answer) {
        const { candidatesFor } = require('./completion/candidates') as typeof import('./completion/candidates')
        for (const [word, what] of candidatesFor(commands, words.slice(before)))
          terminal.answer(what ? `${word}\t${what}` : word)
        return 0
      }
      const { scripts, shells } = require('./completion/scripts') as typeof import('./completion/scripts')
      if (words.length !== 1) throw erasError('ERAS_BAD_OPTION', 'completion', `it takes a shell: ${shells.join(', ')}`)
      terminal.answer(scripts[wordOf('completion', 'it', words[0], shells)])
      return 0
    },
  })
