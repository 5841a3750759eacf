/** 6: clientError leaves the connection to the program. */

import type { Line } from '../src/profile/line'

const line: Line = {
  name: '6',
  last: '6.17.1',
  releases:
    '5.0.0 5.1.0-1 5.2.0 5.3.0 5.4.0-1 5.5.0 5.6.0 5.7.0-1 5.8.0 5.9.0-1 5.10.0-1 5.11.0-1 5.12.0 6.0.0 6.1.0 6.2.0-2 6.3.0-1 6.4.0 6.5.0 6.6.0 6.7.0 6.8.0-1 6.9.0-5 6.10.0-3 6.11.0-5 6.12.0-3 6.13.0-1 6.14.0-4 6.15.0-1 6.16.0 6.17.0-1',
  recorded: ['6.17.1'],
  changes: [
    // wire
    ['wire.maxHeaderSize', 8 * 1024, '6.15.0', 'catalog: header-size-limit'],
    [
      'wire.listedHeaders',
      [
        'age',
        'authorization',
        'content-length',
        'content-type',
        'etag',
        'expires',
        'from',
        'host',
        'if-modified-since',
        'if-unmodified-since',
        'last-modified',
        'location',
        'max-forwards',
        'proxy-authorization',
        'referer',
        'retry-after',
        'server',
        'user-agent',
      ],
      '5.0.0',
      'catalog: server-duplicate-etag',
    ],
    // stream
    ['stream.writableKnowsAll', true, '6.0.0', 'recording: stream/instanceof-stream-classes'],
    // server
    ['server.refusesExpectations', true, '5.5.0', 'recording: server/expect-other'],
    ['server.showsListening', true, '5.7.0', 'catalog: server-listening-property'],
    // client
    ['client.createConnection', 'callback', '5.7.0', 'recording: client/request-create-connection'],
    ['client.timeoutOption', true, '6.8.0', 'recording: client/timeout-option'],
    ['client.methodCheck', 'token', '5.0.0', 'recording: client/request-method-invalid'],
    // agent
    [
      'agent.methods',
      ['createConnection', 'getName/1', 'addRequest/2', 'createSocket/3', 'removeSocket/2', 'destroy/0'],
      '5.7.0',
      'recording: client/agent-methods',
    ],
    [
      'agent.methods',
      [
        'createConnection',
        'getName/1',
        'addRequest/2',
        'createSocket/3',
        'removeSocket/2',
        'keepSocketAlive/1',
        'reuseSocket/2',
        'destroy/0',
      ],
      '6.13.0',
      'surface: 6.17.1',
    ],
    ['agent.createCallback', true, '5.7.0', 'recording: client/agent-create-connection'],
    ['agent.hooks', true, '6.13.0', 'recording: client/agent-keep-socket-alive-hooks'],
  ],
}
export default line
