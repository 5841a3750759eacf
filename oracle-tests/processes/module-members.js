// releases: 0.8.28 0.10.0 0.10.1 0.10.2 0.10.4 0.10.48 0.11.14 0.12.18 iojs-1.8.1 iojs-2.4.0 iojs-3.3.1 4.7.0 4.8.4 4.9.1 5.12.0 6.0.0 6.12.3 6.13.0 6.17.1 7.0.0 7.3.0 7.4.0 7.5.0 7.10.1 8.0.0 8.1.4 8.2.0 8.2.1 8.3.0 8.11.4 8.12.0 8.17.0 9.0.0 9.3.0 9.4.0 9.5.0 9.6.0 9.6.1 9.7.0 9.11.2 10.0.0 10.11.0 10.12.0 10.15.3 10.16.0 10.24.1 11.0.0 11.3.0 11.4.0 11.6.0 11.7.0 11.12.0 11.13.0 11.15.0 12.0.0 12.2.0 12.3.0 12.15.0 12.16.0 12.16.1 12.16.3 12.17.0 12.22.12
// Which members modules have, of those that came or went, and which of them a loop meets.
var names = {
  events: 'addAbortListener once on getEventListeners getMaxListeners usingDomains captureRejectionSymbol captureRejections EventEmitterAsyncResource errorMonitor defaultMaxListeners kMaxEventTargetListeners kMaxEventTargetListenersWarned setMaxListeners init listenerCount',
  stream: 'Readable pipeline finished _isUint8Array _uint8ArrayToBuffer isReadable addAbortSignal promises compose',
  net: '_normalizeArgs BlockList SocketAddress getDefaultAutoSelectFamily setDefaultAutoSelectFamily getDefaultAutoSelectFamilyAttemptTimeout setDefaultAutoSelectFamilyAttemptTimeout BoundSocket',
  tls: 'DEFAULT_CIPHERS DEFAULT_ECDH_CURVE DEFAULT_MIN_VERSION DEFAULT_MAX_VERSION getCiphers rootCertificates getCACertificates setDefaultCACertificates convertALPNProtocols createSecureContext SecureContext TLSSocket getCertificateCompressionAlgorithms',
  url: 'Url URL URLSearchParams domainToASCII domainToUnicode pathToFileURL fileURLToPath fileURLToPathBuffer urlToHttpOptions URLPattern',
  util: '_errnoException _exceptionWithHostPort callbackify debug debuglog styleText formatWithOptions getCallSite getCallSites getSystemErrorMap getSystemErrorName getSystemErrorMessage isBoolean isBuffer isDeepStrictEqual isNull isNullOrUndefined isNumber isString isSymbol isUndefined isObject isFunction isPrimitive promisify stripVTControlCharacters toUSVString transferableAbortSignal transferableAbortController aborted types parseEnv parseArgs TextDecoder TextEncoder MIMEType MIMEParams diff setTraceSigInt convertProcessSignalToExitCode isPartialDeepStrictEqual markPromiseAsHandled debounce throttle',
  zlib: 'crc32 BrotliCompress BrotliDecompress ZstdCompress ZstdDecompress deflateSync deflateRawSync inflateSync inflateRawSync brotliCompress brotliCompressSync brotliDecompress brotliDecompressSync zstdCompress zstdCompressSync zstdDecompress zstdDecompressSync createBrotliCompress createBrotliDecompress createZstdCompress createZstdDecompress constants Z_NO_FLUSH Z_OK ZLIB_VERNUM DEFLATE INFLATE GZIP GUNZIP DEFLATERAW INFLATERAW UNZIP ZSTD_DECOMPRESS ZSTD_COMPRESS ZSTD_CLEVEL_DEFAULT',
}
function has(it, list) {
  return list
    .split(' ')
    .filter(function (name) { return Object.prototype.hasOwnProperty.call(it, name) })
    .map(function (name) { return Object.prototype.propertyIsEnumerable.call(it, name) ? name : '[' + name + ']' })
    .join(' ')
}
for (var module in names) console.log(module + ': ' + has(require(module), names[module]))
var events = require('events')
var EventEmitter = events.EventEmitter
console.log('events is ' + (typeof events === 'function' ? 'EventEmitter: ' + (events === EventEmitter) : 'an object'))
console.log('EventEmitter: ' + has(EventEmitter, names.events) + ', ' + EventEmitter.name + '/' + EventEmitter.length)
console.log('its prototype names it: ' + (EventEmitter.prototype.constructor === EventEmitter))
console.log('process has it: ' + (process.EventEmitter ? process.EventEmitter === EventEmitter : 'no'))
console.log('an agent is made of it: ' + (require('http').Agent.super_ ? require('http').Agent.super_ === EventEmitter : 'no word'))
console.log('a stream is made of it: ' + (require('stream').Stream.super_ ? require('stream').Stream.super_ === EventEmitter : 'no word'))
var methods = []
for (var name in new EventEmitter()) if (typeof EventEmitter.prototype[name] === 'function') methods.push(name)
console.log('a loop meets: ' + methods.sort().join(' '))
function Own() { EventEmitter.call(this) }
require('util').inherits(Own, EventEmitter)
var own = new Own()
own.on('sign', function (word) { console.log('an emitter of the program\'s own ' + word) })
own.emit('sign', 'emits')
console.log([own, process, new (require('http').Server)(), new (require('net').Socket)()].map(function (it) { return it instanceof EventEmitter }).join(' '))
process.exit()
