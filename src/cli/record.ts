/** http-eras record: live traffic through a proxy, or what scenarios do under a profile or a real binary. */

import { erasError } from '../errors'
import { command } from './command'
import { recordOptions } from './record-options'

export const record = command({
  synopsis:
    'record --listen [HOST:]PORT --to HOST:PORT -o FILE\n       http-eras record --forward [HOST:]PORT -o FILE\n       http-eras record --as SPEC|--runtime PATH -o DIR [--check] SCENARIO…',
  summary: `Records HTTP connections byte for byte, with chunk cuts, times, and who ended how.
As a proxy: each connection (with --forward: to a server) becomes a row of FILE (.jsonl, or .jsonl.gz). SIGINT or SIGTERM ends the recording.
With --as or --runtime: runs scenarios and merges what they did into the recordings below DIR.`,
  options: recordOptions,
  run(call) {
    const { options, words } = call
    const traffic = options.forward ?? options.listen ?? options['tls-listen'] ?? options.to ?? options['tls-to']
    const scenarios = options.as ?? options.runtime
    if (traffic !== undefined && scenarios !== undefined)
      throw erasError(
        'ERAS_BAD_OPTION',
        'record',
        '--listen and --forward record live traffic, --as and --runtime record scenarios: give one of them',
      )
    if (traffic !== undefined) {
      if (words.length > 0)
        throw erasError('ERAS_BAD_OPTION', 'record', `'${words[0]}' is no option, and a proxy takes no words`)
      return (require('./record-traffic') as typeof import('./record-traffic')).recordTraffic(call)
    }
    if (scenarios === undefined)
      throw erasError(
        'ERAS_BAD_OPTION',
        'record',
        'say what to record: --listen [HOST:]PORT --to HOST:PORT, or --forward [HOST:]PORT, or --as SPEC, or --runtime PATH',
      )
    return (require('./record-scenarios') as typeof import('./record-scenarios')).recordScenarios(call)
  },
})
