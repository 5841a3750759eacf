/**
 * What releases had beside http that today's Node has no more, or does differently, and old programs need: the legacy
 * prelude as data. A row holds for the releases before `until`, and from `since` on where it is given.
 *
 * The sources: `binary` names two real releases, the last that was seen to have it and the first that was seen without;
 * `manual` and `changelog` as in the lines.
 */

export interface Patch {
  readonly name: string
  /** The first release that had it, where that is later than the first of all lines. */
  readonly since?: string
  /** The first release that had it no more; none if every release names itself so. */
  readonly until?: string
  /** The behaviour whose value brings it, where it does for the process what that does for http. */
  readonly follows?: readonly [path: string, value: unknown]
  /** What a program gets, in a line. */
  readonly what: string
  /** Only for those who ask for it by name: it makes a program less safe. */
  readonly byName?: boolean
  /** The real programs of oracle-tests/legacy that cannot do their work without it. */
  readonly rows: readonly string[]
  readonly source: string
}

const row = (
  name: string,
  [since, until]: readonly [string | undefined, string | undefined],
  what: string,
  source: string,
  rows = '',
): Patch => ({
  name,
  ...(since && { since }),
  ...(until && { until }),
  what,
  rows: rows ? rows.split(' ') : [],
  source,
})

const before = (until: string): readonly [undefined, string] => [undefined, until]

/** In the order in which they are applied. */
export const patches: readonly Patch[] = [
  // first, as others bring back what the host has lost
  row(
    'members',
    before('13.0.0'),
    'events, net, tls, url, util and zlib have no members that came later',
    'binary: 0.8.28, 12.22.12',
  ),
  // the process
  row(
    'process.version',
    [undefined, undefined],
    'process.version and process.versions.node name the pinned release: programs choose their ways by them',
    'binary: 0.8.28, 12.22.12',
    'bouncy-3',
  ),
  row(
    'process.EventEmitter',
    before('7.0.0'),
    'process.EventEmitter is the class of events',
    'binary: 6.17.1, 7.0.0',
    'restify-2',
  ),
  row('process.assert', before('23.0.0'), 'process.assert(value, message)', 'binary: 22.20.0, 24.9.0'),
  row('binding.constants', before('6.0.0'), "process.binding('constants') is one list", 'binary: 5.12.0, 6.17.1'),
  row('binding.evals', before('0.11.0'), "process.binding('evals').NodeScript", 'binary: 0.10.48, 0.11.14'),
  row(
    'binding.natives',
    before('12.0.0'),
    "process.binding('natives') gives sources that can be run: graceful-fs 3 does",
    'changelog: 12.0.0, primordials',
  ),
  row(
    'binding.http_parser',
    before('13.0.0'),
    "process.binding('http_parser').HTTPParser with the methods, numbers and callbacks of the release",
    'binary: 0.8.28, 12.22.12',
  ),
  row(
    'binding.handles',
    before('9.3.0'),
    "handles of process.binding('tcp_wrap') and ('pipe_wrap') are made without saying what for; 8.10 to 8.17 ended the process",
    'binary: 8.9.4, 9.2.1, 9.3.0',
  ),
  row('global', before('14.0.0'), 'GLOBAL and root stand for global', 'binary: 12.22.12, 18.20.8'),
  row(
    'globals',
    [undefined, undefined],
    'the globals of Node and of the web are those of the release, and going through global meets those that it met',
    'binary: 12.22.12, 26.12.1',
    'http-proxy-0.10',
  ),
  row(
    'globals.queueMicrotask',
    before('12.0.0'),
    'going through global passes over queueMicrotask',
    'binary: 10.24.1, 11.0.0',
    'http-proxy-0.10',
  ),
  row(
    'warnings',
    before('13.0.0'),
    'no warnings of the host that the release did not give: Buffer(), sys, punycode, url.parse, circular requires',
    'binary: 0.8.28, 12.22.12',
  ),
  row('console.assert', before('10.0.0'), 'console.assert throws', 'binary: 9.11.2, 10.0.0'),
  {
    ...row(
      'dns.order',
      before('17.0.0'),
      'a name that stands for addresses of both families means the one of IPv4 first',
      'changelog: 17.0.0, dns: default to verbatim=true in dns.lookup',
    ),
    follows: ['client.addressOrder', 'ipv4First'],
  },
  row(
    'warnings.printed',
    before('13.14.0'),
    'warnings are printed as the release did, without the advice of today',
    'binary: 13.0.0, 13.14.0',
  ),
  row(
    'unhandledRejection',
    before('6.6.0'),
    'nothing is said of a promise that is rejected and not handled; from 1.4.1 on, events tell of it',
    'binary: 4.9.1, 6.6.0',
  ),
  row(
    'unhandledRejection.warning',
    ['6.6.0', '15.0.0'],
    'a promise that is rejected and not handled is a warning, in the words of the release, and does not end the process',
    'changelog: 15.0.0, process: change default --unhandled-rejections=throw',
  ),
  row(
    'domain.rejections',
    before('15.3.0'),
    'a promise that is rejected in a domain and not handled is no error of the domain',
    'binary: 15.2.0, 15.3.0',
  ),
  // loading
  row(
    'require.paths',
    before('0.5.0'),
    'require.paths, a list of folders in which packages are looked for, that a program may add to',
    'changelog: 0.5.0, module: remove require.paths',
    'journey-0',
  ),
  row(
    'require.stack',
    before('12.0.0'),
    'the error for a module that is not found names it, and does not say who asked for it',
    'binary: 11.15.0, 12.0.0',
    'hapi-0',
  ),
  row('sys', before('13.0.0'), "require('sys') is util, without a warning", 'binary: 0.8.28, 12.22.12'),
  row('freelist', before('6.0.0'), "require('freelist')", 'binary: 5.12.0, 6.17.1'),
  row('_linklist', before('8.0.0'), "require('_linklist')", 'binary: 7.10.1, 8.17.0'),
  // buffers
  row(
    'buffer.write',
    before('6.0.0'),
    'Buffer#write(text, encoding, offset[, length])',
    'binary: 5.12.0, 6.17.1',
    'formidable-1',
  ),
  row(
    'buffer.noAssert',
    before('10.0.0'),
    'a last argument of true lets numbers be written and read that do not fit',
    'binary: 9.11.2, 10.0.0',
  ),
  row('buffer.object', before('3.0.0'), 'new Buffer({}) is empty', 'binary: iojs-1.8.1, iojs-3.3.1'),
  row('buffer.nul', before('0.11.0'), "a NUL is written in 'ascii' as a blank", 'binary: 0.10.48, 0.11.14', 'hapi-0'),
  row('buffer.get', before('6.0.0'), 'Buffer#get and Buffer#set', 'binary: 5.12.0, 6.17.1'),
  row('buffer.SlowBuffer', before('25.0.0'), "require('buffer').SlowBuffer", 'binary: 24.22.3, 25.0.0'),
  row('buffer.gone', ['25.0.0', undefined], "require('buffer') has no SlowBuffer", 'binary: 24.22.3, 25.0.0'),
  // modules
  row(
    'crypto.createCredentials',
    before('11.0.0'),
    'crypto.createCredentials and crypto.Credentials',
    'binary: 10.24.1, 11.0.0',
    'oauth-0.9 aws-lib',
  ),
  // Before those that change what all makers take and give: newer hosts have lost this one.
  row('crypto.createCipher', before('22.0.0'), 'ciphers from a password', 'binary: 20.20.2, 22.20.0'),
  row(
    'crypto.binary',
    before('6.0.0'),
    "texts without an encoding are 'binary': one byte a character",
    'binary: 5.12.0, 6.17.1',
    'ws-0.4',
  ),
  row(
    'crypto.text',
    before('0.9.3'),
    "what crypto gives without an encoding is a 'binary' text, not a Buffer",
    'binary: 0.8.28, 0.10.48',
  ),
  row('crypto.pbkdf2', before('8.0.0'), 'pbkdf2 without a digest uses SHA-1', 'binary: 7.10.1, 8.17.0'),
  row('os.tmpDir', before('14.0.0'), 'os.tmpDir', 'binary: 12.22.12, 18.20.8', 'express-3'),
  row('os.getNetworkInterfaces', before('12.0.0'), 'os.getNetworkInterfaces', 'binary: 11.15.0, 12.0.0'),
  row(
    'path.join',
    before('0.9.0'),
    'path.join, resolve and relative pass over what is not a text',
    'binary: 0.8.28, 0.10.48',
    'express-2',
  ),
  row(
    'path.basename',
    before('4.0.0'),
    'path.basename, dirname and extname take what is not a text for one',
    'binary: iojs-3.3.1, 4.9.1',
  ),
  row('path.exists', before('0.11.15'), 'path.exists and path.existsSync', 'binary: 0.11.14, 0.12.18'),
  row(
    'querystring.object',
    before('6.0.0'),
    'what querystring and url.parse make of a query is an ordinary object',
    'binary: 5.12.0, 6.17.1',
    'hapi-0',
  ),
  row(
    'querystring.empty',
    before('5.12.0'),
    "querystring.parse('a=1&') has an empty key",
    'binary: 5.0.0, 5.12.0',
    'formidable-1',
  ),
  row(
    'zlib.cut',
    before('5.0.0'),
    'what zlib unpacks may be cut off: it gives what there is, and no error',
    'binary: 4.9.1, 5.0.0',
  ),
  row('url.path', before('0.5.7'), 'what url.parse gives has no path', 'manual: 0.4, url'),
  row(
    'url.host',
    before('0.7.0'),
    'what url.parse calls host begins with user and password',
    'manual: 0.6, url',
    'request-1',
  ),
  row(
    'url.members',
    before('0.9.2'),
    'what url.parse gives has no members but those that the address has',
    'binary: 0.8.28, 0.10.48',
  ),
  row('url.backslash', before('0.9.2'), 'url.parse leaves a backslash as it is', 'binary: 0.8.28, 0.10.48'),
  row(
    'url.hosts',
    before('19.1.0'),
    'what url.parse cannot take for a part of a host begins the path, before 18.13.0 and in 19.0',
    'binary: 19.0.0, 19.1.0',
  ),
  row('url.braces', before('0.11.6'), 'url.parse leaves { } | ^ as they are', 'binary: 0.10.48, 0.12.18'),
  row('url.format', before('7.0.0'), 'url.format puts // before a host without a protocol', 'binary: 6.17.1, 7.0.0'),
  row(
    'fs.seconds',
    before('0.11.0'),
    'times of files are whole seconds, and so are the ETags that are made of them',
    'binary: 0.10.48, 0.11.14',
  ),
  row(
    'fs.nullBytes',
    before('10.0.0'),
    'a null byte in a path is an error for the callback, and is not thrown',
    'binary: 9.11.2, 10.24.1',
  ),
  row(
    'fs.callbacks',
    ['0.11.0', '10.0.0'],
    'calls of fs need no callback; without one, an error is thrown from the loop',
    'binary: 9.11.2, 10.0.0',
  ),
  row(
    'fs.callbacks.silent',
    before('0.11.0'),
    'calls of fs need no callback; without one, errors are lost',
    'binary: 0.10.48, 0.12.18',
  ),
  row('fs.read', before('8.0.0'), 'fs.read(fd, length, position, encoding, callback)', 'binary: 7.10.1, 8.17.0'),
  row(
    'fs.writeFile',
    before('14.0.0'),
    'fs.writeFile and appendFile write anything as its text',
    'binary: 12.22.12, 18.20.8',
  ),
  row(
    'fs.SyncWriteStream',
    before('10.1.0'),
    'fs.SyncWriteStream: each write is done when it returns',
    'binary: 10.0.0, 10.24.1',
  ),
  row(
    'util.print',
    before('12.0.0'),
    'util.print, puts, debug and error, and those of sys',
    'binary: 11.15.0, 12.0.0',
    '',
  ),
  row('util.pump', before('6.0.0'), 'util.pump and util.exec, and those of sys', 'binary: 5.12.0, 6.17.1'),
  row('util.is', before('23.0.0'), 'util.isArray, isDate, isError and their like; util.log', 'binary: 22.20.0, 24.9.0'),
  row(
    'events.own',
    before('6.0.0'),
    "an emitter's table of listeners, _events, has hasOwnProperty",
    'binary: 5.12.0, 6.17.1',
  ),
  row(
    'assert.arguments',
    before('12.0.0'),
    'assert.equal and its like take one argument too',
    'binary: 10.24.1, 12.0.0',
  ),
  row(
    'domain.names',
    before('0.9.0'),
    'errors that a domain catches have domain_thrown, domain_emitter and domain_bound',
    'binary: 0.8.28, 0.10.0',
  ),
  row(
    'domain.uncaught',
    before('0.9.0'),
    'what a domain catches is told to the listeners of uncaughtException too',
    'binary: 0.8.28, 0.10.0',
  ),
  row('domain.dispose', before('9.0.0'), 'Domain#dispose', 'binary: 8.17.0, 9.0.0'),
  row('timers.enroll', before('24.0.0'), 'timers.enroll, unenroll and active', 'binary: 22.20.0, 24.9.0'),
  row('tty.setRawMode', before('6.0.0'), 'tty.setRawMode(flag) sets that of standard input', 'binary: 5.12.0, 6.17.1'),
  row(
    'tls.createSecurePair',
    before('24.0.0'),
    'tls.createSecurePair: TLS between two ends that the program moves bytes for',
    'binary: 22.20.0, 24.9.0',
  ),
  row(
    'net.errors',
    before('13.0.0'),
    'errors of sockets name their cause in errno, and say what they said',
    'recording: client/connect-refused',
    'http-proxy-0.10',
  ),
  {
    ...row(
      'tls.weakKeys',
      before('17.0.0'),
      'keys of 512 bits and more, the ciphers of the time and TLS 1.0 are taken',
      'changelog: 17.0.0, deps: OpenSSL 3.0',
    ),
    byName: true,
  },
  row(
    'net.flows',
    before('0.9.4'),
    'a socket reads at once: bytes without a listener are lost, and the end comes all the same',
    'binary: 0.8.28, 0.10.48',
  ),
  row('net.ports', before('0.11.14'), 'a port to connect to is taken by its lower 16 bits', 'binary: 0.10.48, 0.11.14'),
  row(
    'net.close',
    before('0.10.0'),
    'a socket that is destroyed tells of its close in the next tick',
    'binary: 0.8.28, 0.10.0',
  ),
  row('net.listen', before('6.0.0'), 'a port to listen on is taken by its lower 16 bits', 'binary: 5.12.0, 6.0.0'),
]
