// httpValidation: which heads each word of it lets in, and which headers out; what is refused of the option.
// releases: 24.18.1 24.19.0 24.22.3 26.2.0 26.3.0 26.12.1
var http=require('http');function t(n,f){try{var r=f();console.log(n,'ok',r)}catch(e){console.log(n,e.code,e.message)}}
function res(v){var q=new http.ServerResponse({method:'GET'});return q}
t('both server',function(){http.createServer({httpValidation:'strict',insecureHTTPParser:false})});
t('undef',function(){return http.createServer({httpValidation:'strict',insecureHTTPParser:undefined}).httpValidation});
t('null',function(){return http.createServer({httpValidation:null}).httpValidation});
t('req bad',function(){var r=http.request({port:1,httpValidation:'x'});r.on('error',function(){})});
t('req both',function(){var r=http.request({port:1,httpValidation:'relaxed',insecureHTTPParser:true});r.on('error',function(){})});
['strict','relaxed','insecure'].forEach(function(k){['b\u0001c','b\nc','b\0c','b\rc','b\u007fc','b\u0100c','\t'].forEach(function(v){t(k+JSON.stringify(v),function(){var r=http.request({port:1,httpValidation:k});r.on('error',function(){});r.setHeader('x',v);r.destroy()})})
t(k+' options',function(){http.request({port:1,httpValidation:k,headers:{x:'a\u0001'}}).on('error',function(){})})
t(k+' list',function(){http.request({port:1,httpValidation:k,headers:['x','a\u0001']}).on('error',function(){})})
t(k+' name',function(){http.request({port:1,httpValidation:k,headers:{'x y':'a'}}).on('error',function(){})})
t(k+' trailers',function(){var r=http.request({port:1,httpValidation:k});r.on('error',function(){});r.addTrailers({x:'a\u0001'})})
t(k+' append',function(){var r=http.request({port:1,httpValidation:k});r.on('error',function(){});r.appendHeader('x','a\u0001')})
t(k+' path',function(){var r=http.request({port:1,httpValidation:k,path:'/a\u0001'});r.on('error',function(){})})
t(k+' agent',function(){var r=http.request({port:1,agent:new http.Agent({httpValidation:k}),headers:{x:'a\u0001'}});r.on('error',function(){});return r.httpValidation})
})
t('agent bad',function(){new http.Agent({httpValidation:'x'})})
var net=require("net");var A='GET / HTTP/1.1\r\nHost: a\r\n'
var L=[['ctl',A+'X-A: b\x01c\r\n\r\n'],['cr',A+'X-A: b\rc\r\n\r\n'],['lf',A+'X-A: b\n\r\n'],['fold',A+'X-A: b\r\n c\r\n\r\n'],['fold0',A+'X-A:\r\n c\r\n\r\n'],['spc',A+'X-A : b\r\n\r\n'],['spf','GET / HTTP/1.1\r\n Host: a\r\n\r\n'],['te','POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],['ver','GET / HTTP/1.5\r\nHost: a\r\n\r\n'],['chs','POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1 \r\na\r\n0\r\n\r\n'],['del',A+'X-A: b\x7f\r\n\r\n'],['clctl','POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\x01\r\n\r\na'],['cofold','GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n x\r\n\r\n'],['tectl','POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\x01\r\n\r\n0\r\n\r\n'],['target','GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n']]
;(function next(){var l=L.shift();if(!l)return process.exit();var out=[],n=0
;['strict','relaxed','insecure'].forEach(function(k){var s=http.createServer({httpValidation:k},function(q,r){out.push(k+' '+JSON.stringify(q.rawHeaders));r.end()});s.on('clientError',function(e,c){out.push(k+' '+e.code);c.destroy()});s.listen(0,function(){var c=net.connect(s.address().port,function(){c.write(l[1],'latin1')});c.on('error',function(){});c.resume();setTimeout(function(){c.destroy();if(++n===3){out.sort();console.log(l[0],out.join(' | '));next()}},100)})})})()
