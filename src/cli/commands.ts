/** The commands by name. A command is loaded when it is asked for: `run` must start fast. */

import type { Command, Commands } from './command'

export const commands: Commands = {
  run: () => (require('./run') as typeof import('./run')).run as Command,
  diff: () => (require('./diff') as typeof import('./diff')).diff as Command,
  bisect: () => (require('./bisect') as typeof import('./bisect')).bisect as Command,
  matrix: () => (require('./matrix') as typeof import('./matrix')).matrix as Command,
  record: () => (require('./record') as typeof import('./record')).record as Command,
  parse: () => (require('./parse') as typeof import('./parse')).parse as Command,
  oracle: () => (require('./oracle') as typeof import('./oracle')).oracle as Command,
  replay: () => (require('./replay') as typeof import('./replay')).replay as Command,
  transcript: () => (require('./transcript') as typeof import('./transcript')).transcript as Command,
  guard: () => (require('./guard') as typeof import('./guard')).guard as Command,
  profiles: () => (require('./profiles') as typeof import('./profiles')).profiles as Command,
  completion: () => (require('./completion') as typeof import('./completion')).completionOf(commands) as Command,
}
