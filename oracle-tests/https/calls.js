// Who calls whom: every function and method that http, https, net and tls show is replaced by one that notes its name
// inside that of its caller, `get(request(#addRequest) #end)`. What a module keeps to itself is not seen. Of net and tls
// stands here what http and https call, not what they do among themselves; of connections that are secure, nothing.
var modules = { http: require('http'), https: require('https'), net: require('net'), tls: require('tls') };
var sockets = ['write', 'end', 'destroy', 'destroySoon', 'setTimeout', 'setNoDelay', 'setKeepAlive'];
var servers = ['listen', 'close', 'setTimeout'];
var quiet = /^(net|tls)\./;
var stack = [];
var notes = null;
var seen = [];
/** The step is about https: the connection beneath TLS is tls's own. */
var ofSecure = false;

function wrap(name, fn) {
  if (/^class\b/.test(Function.prototype.toString.call(fn))) return fn;
  function noted() {
    var parent = stack[stack.length - 1];
    var note = { name: name, calls: [] };
    var secure = ofSecure && /^net.Socket/.test(name);
    var inner = quiet.test(name) && (secure || !parent || quiet.test(parent.name));
    if (notes && !inner) (parent ? parent.calls : notes).push(note);
    // What net's own members call stands with the one that called them.
    if (inner) note.calls = parent ? parent.calls : notes || [];
    stack.push(note);
    try {
      return fn.apply(this, arguments);
    } finally {
      stack.pop();
    }
  }
  noted.prototype = fn.prototype;
  for (var key in fn) noted[key] = fn[key];
  return noted;
}

function wrapMember(object, key, title) {
  var own = Object.getOwnPropertyDescriptor(object, key);
  if (own && !own.writable) return;
  object[key] = wrap(title + key, object[key]);
}

function wrapModule(title) {
  var module = modules[title];
  Object.getOwnPropertyNames(module).forEach(function (key) {
    var own = Object.getOwnPropertyDescriptor(module, key);
    if (typeof own.value !== 'function' || /^is/.test(key)) return;
    var prototype = own.value.prototype;
    if (prototype && seen.indexOf(prototype) < 0 && !quiet.test(title + '.')) {
      seen.push(prototype);
      Object.getOwnPropertyNames(prototype).forEach(function (member) {
        var one = Object.getOwnPropertyDescriptor(prototype, member);
        if (member !== 'constructor' && member !== 'emit' && typeof one.value === 'function') wrapMember(prototype, member, title + '.' + key + '#');
      });
    }
    wrapMember(module, key, title + '.');
  });
}

/** Replaces them all; emit is of events. */
exports.watch = function () {
  sockets.forEach(function (key) {
    wrapMember(modules.net.Socket.prototype, key, 'net.Socket#');
  });
  servers.forEach(function (key) {
    if (modules.net.Server.prototype[key]) wrapMember(modules.net.Server.prototype, key, 'net.Server#');
  });
  ['http', 'https', 'net', 'tls'].forEach(wrapModule);
};

// In how many pieces a message is written is another matter.
function told(note) {
  var calls = note.calls.filter(function (call, i) {
    return !quiet.test(call.name) || !i || note.calls[i - 1].name !== call.name;
  });
  return note.name.replace(/^http.(\w+#)/, '$1') + (calls.length ? '(' + calls.map(told).join(' ') + ')' : '');
}

/** Runs the steps one after the other and prints what each called; each ends by calling what it is given. */
exports.run = function (steps) {
  function next() {
    var one = steps.shift();
    if (!one) return process.exit(0);
    var over = false;
    function done() {
      if (over) return;
      over = true;
      setTimeout(function () {
        var all = notes;
        notes = null;
        console.log('== ' + one[0]);
        for (var i = 0; i < all.length; i++) {
          var times = 1;
          while (all[i + 1] && told(all[i + 1]) === told(all[i])) i += !!times++;
          console.log(told(all[i]) + (times > 1 ? ', ' + times + ' times' : ''));
        }
        next();
      }, 50);
    }
    notes = [];
    ofSecure = /https|TLS/.test(one[0]);
    try {
      one[1](done);
    } catch (e) {
      notes.push({ name: 'threw ' + e.message.split('\n')[0], calls: [] });
      done();
    }
  }
  next();
};
