/** What the manuals promise of the agents and their pools; the programs are those of programs/agent.js. */

import type { Row } from '../programs'
import type { Proof, SharedCheck } from './check'

const notes = (name: string, ...gives: Row[]): Proof => ({ program: `agent.${name}`, gives })
const byLine = (name: string, gives: (line: string) => readonly Row[]): Proof => ({ program: `agent.${name}`, gives })

const close = ['said', ['Connection: close']]
const keep = ['said', ['Connection: keep-alive']]
/** Connections are kept by agents that are told to, since there are such; before, each request asked for it. */
const usually = (line: string) => (line === '0.10' ? keep : close)
/** The pools of an origin and of one with an address of its own: each part had its colon, and then only the first ones. */
const pools = (line: string) => (line === '0.12' ? [':127.0.0.1:', '::'] : [':', ':127.0.0.1'])

const none = byLine('none', line => [['global', true, true], usually(line)])
const off = byLine('off', line => [
  line === '0.10' ? ['agent', false, 'global', false] : ['agent', 'an Agent', 'global', false],
  ['in the global pool', '[undefined]'],
  ...(line === '0.10' ? [] : [['max', 'Infinity', 'keepAlive', false]]),
  close,
])
const given = notes('given', ['before', []], ['in use', 1, 'elsewhere', '[undefined]'], ['after', []])
const maxSockets = byLine('maxSockets', line => {
  const few = ['0.4', '0.10'].includes(line)
  return [
    ['maxSockets', few ? '5' : 'Infinity'],
    ['at once', few ? 5 : 8],
    ['in all', 8],
  ]
})
const sockets = byLine('sockets', line => [['array', line === '0.4', 'list', true, 1, true]])
const unrefed = notes(
  'unrefed',
  ['after the first', [['unref']]],
  ['same socket', true],
  ['after the second', [['ref'], ['unref']]],
)
const maxFreeSockets = notes('maxFreeSocketsOption', ['default', 256, 'set', 1], ['idle', 1])
const getName = byLine('getName', line => [
  ['string'],
  line === '12' ? ['h:80:l', 'h:80:l:6'] : line === 'io.js' ? ['h:80:l', 'h:80:l'] : ['h:80:l:', 'h:80:l:'],
  line === '0.12' ? ['h:80::', 'localhost:::'] : ['h:80:', 'localhost::'],
])

const requestOption: readonly SharedCheck[] = [
  ['option', 'http.request, options.agent', 'undefined: the global agent', none],
  ['option', 'http.request, options.agent', 'an Agent object is used as given', given],
  [
    'option',
    'http.request, options.agent',
    'with an agent the request says Connection: keep-alive',
    byLine('own', line => [usually(line)]),
  ],
  ['option', 'http.request, options.agent', 'false: no pooling', off],
  ['option', 'http.request, options.agent', 'false: a new Agent', off],
]

const pool: readonly SharedCheck[] = [
  [
    'promise',
    'Class: http.Agent',
    'since 0.5.3 one agent',
    notes('manyHosts', ['pools', ['127.0.0.1:P1', '127.0.0.2:P2']]),
  ],
  ['promise', 'Class: http.Agent', 'requests default to Connection: keep-alive', none],
  [
    'promise',
    'Class: http.Agent',
    'a socket nobody waits for is closed',
    notes('closedAfter', ['response over'], ['closed by the client']),
  ],
  [
    'promise',
    'Class: http.Agent',
    'a socket that emits close or agentRemove leaves the pool',
    notes('leaves', ['agentRemove', 1, 0], ['close', 1, 0]),
  ],
  ['promise', 'Class: http.Agent', 'unused pooled sockets are unrefed', unrefed],
  ['promise', 'Class: http.Agent', 'keep-alive sockets do not hold the process', unrefed],
  [
    'promise',
    'Class: http.Agent',
    'pooled connections have TCP keep-alive on',
    notes(
      'kept',
      ['after the first', [['setKeepAlive', true, 1000]]],
      ['same socket', true],
      ['after the second', [['setKeepAlive', true, 1000]]],
    ),
  ],
  [
    'promise',
    'Class: http.Agent',
    'when the queue is empty',
    notes(
      'keepOrNot',
      [true, 'destroyed', false, 'free', 1, 'in use', 0],
      [false, 'destroyed', true, 'free', 0, 'in use', 0],
    ),
  ],
  ['property', 'agent.maxSockets', '5 by default', maxSockets],
  ['property', 'agent.maxSockets', 'Infinity by default', maxSockets],
  [
    'promise',
    'agent.maxSockets',
    "an origin is 'host:port'",
    byLine('origins', line => [['pools', pools(line).map(rest => `127.0.0.1:P1${rest}`)]]),
  ],
  ['property', 'agent.sockets', 'an object of arrays of the sockets in use', sockets],
  ['property', 'agent.sockets', 'an array of the sockets in use', sockets],
  ['property', 'agent.requests', '', notes('requests', ['array', false, 'list', true, 1, true], ['later', []])],
  ['property', 'http.globalAgent', '', notes('globalAgent', [true], [true])],
  ['property', 'agent.freeSockets', '', notes('freeSockets', ['before', []], ['after', 1, true, 1, true, true])],
  ['property', 'agent.maxFreeSockets', '', maxFreeSockets],
]

/** An agent was for one host and port, and one of many emitters of what a request meets. */
const agentOfOnePeer: readonly SharedCheck[] = [
  ['method', 'http.getAgent(host, port)', '', notes('getAgent', ['object', true, false, false], ['h', 80])],
  ['property', 'agent.queue', '', notes('queue', ['array', true, 1, true], ['later', 0])],
  ['event', "Event: 'upgrade' (agent)", '', notes('upgrade', [3, 101, 'x', true, 'first'])],
  [
    'promise',
    "Event: 'upgrade' (agent)",
    'with no listener the connection is closed',
    notes('upgradeUnheard', ['peer sees an end']),
  ],
  ['event', "Event: 'continue' (stands under the agent)", '', notes('goOn', ['request', 0])],
]

const agentOptions: readonly SharedCheck[] = [
  [
    'option',
    'new Agent, options.keepAlive',
    'keep sockets for later',
    notes('keepAlive', ['default', false, 'set', true], ['connections', 2], ['connections', 1]),
  ],
  [
    'option',
    'new Agent, options.keepAliveMsecs',
    '',
    notes(
      'keepAliveMsecs',
      ['default', 1000, 'set', 5000],
      ['after the first', [['setKeepAlive', true, 5000]]],
      ['same socket', true],
      ['after the second', [['setKeepAlive', true, 5000]]],
    ),
  ],
  [
    'option',
    'new Agent, options.maxSockets',
    '',
    notes('maxSocketsOption', ['default', 'Infinity', 'set', 2], ['connections', 2]),
  ],
  ['option', 'new Agent, options.maxFreeSockets', '', maxFreeSockets],
  ['option', 'new Agent, options.timeout', '', notes('timeout', ['timeout', true, 80])],
  [
    'promise',
    'new Agent([options])',
    'http.globalAgent has the defaults',
    notes('globalDefaults', [false, 1000, 'Infinity', 256]),
  ],
]

const methods: readonly SharedCheck[] = [
  ['method', 'agent.destroy()', '', notes('destroy', ['in use', 1, 'result', '[undefined]'], ['peer sees a close'])],
  ['method', 'agent.getName(options)', '', getName],
  ['promise', 'agent.getName(options)', '', getName],
  [
    'method',
    'agent.createConnection(options[, callback])',
    '',
    notes('createConnection', ['of net', true], ['asked', '127.0.0.1', true, 'function'], ['its socket', true]),
  ],
  [
    'method',
    'agent.keepSocketAlive(socket)',
    '',
    notes(
      'keepSocketAlive',
      [1, true, [['setKeepAlive', true, 1000], ['unref']], true],
      ['kept', 0, 'destroyed', true],
    ),
  ],
  [
    'method',
    'agent.reuseSocket(socket, request)',
    '',
    notes('reuseSocket', ['reused', 0], [true, true, 'ref', 1], ['reused', 1]),
  ],
]

export const agent: readonly SharedCheck[] = [...requestOption, ...pool, ...agentOfOnePeer, ...agentOptions, ...methods]
