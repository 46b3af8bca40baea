"""Lone surrogates in everything that can be done with strings. A line for each text and expression."""

import collections
import operator
import sys

TEXTS = ["\ud800", "a\ud800b", "\udfff", "\ud83d\ude00", "x\udc80y", "\ud800\U0001f600", "é\udcff", " \ud800 ",
         "\ud800A\u03a3", "A\ud800\ud800B\ud800", "\udc80\udcff"]

METHODS = """capitalize casefold lower swapcase title upper isalnum isalpha isascii isdecimal isdigit isidentifier islower
isnumeric isprintable isspace istitle isupper split rsplit splitlines strip lstrip rstrip expandtabs""".split()


class Shown:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text

    def __format__(self, spec):
        return self.text + spec


class Text(str):
    pass


class Empty:
    pass


def keywords(**given):
    return given


def nothing():
    pass


def with_attribute(name):
    thing = Empty()
    setattr(thing, name, 1)
    return getattr(thing, name), vars(thing)


EXPRESSIONS = r"""
s + 'x'
'x' + s
s * 3
s in 'q' + s
s.find('\ud800')
s.rfind('\ud800')
s.index('\ud800')
s.rindex('b')
s.count('\ud800')
s.split('\ud800')
s.rsplit('\ud800', 1)
s.partition('\ud800')
s.rpartition('\ud800')
s.replace('\ud800', '?')
s.replace('a', '\udfff')
'ab'.replace('', s)
s.join(['a', s, 'b'])
s.join('xyz')
''.join(map(str, [s, s]))
s.center(9)
s.ljust(9, '\ud801')
s.rjust(9, '\udc00')
s.zfill(9)
s.strip('\ud800')
s.removeprefix('\ud800')
s.removesuffix('\ud800')
s.startswith('\ud800')
s.endswith(('x', '\ud800'))
s.translate({0xd800: 'Z'})
s.translate({0xd800: 0xdfff, ord('a'): '\ud801'})
s.translate(str.maketrans('\ud800', '\ud802'))
str.maketrans({s: 1})
str.maketrans('a', 'b', s)
repr(s)
ascii(s)
str(s)
'%s' % s
'%r' % s
'%a' % s
'%10.1s|' % s
('%s' + s) % 1
(s + '%(' + s + ')s') % {s: s}
'%c' % s
'%c' % 0xd800
'%\ud800' % 1
'%(\ud800)d' % {'\ud800': 4}
s % ()
s % 1
'{}'.format(s)
'{!r}'.format(s)
'{!a}'.format(s)
'{:>10}'.format(s)
'{:\ud800>10}'.format(s)
(s + '{}').format(s)
'{x[\ud800]}'.format(x={'\ud800': 5})
'{\ud800}'.format(**{'\ud800': 6})
'{:{}}'.format(s, '\udc00^9')
'{0.\ud800}'.format(s)
'{0.\ud800}'.format(keywords)
'{:\ud800}'.format(s)
'{:\ud800}'.format(1)
'{:\ud800}'.format(1.5)
'{:.3\ud800}'.format(1.5)
'{:5\ud800\ud801}'.format(1.5)
'{!\ud800}'.format(s)
'{:\ud800^9}'.format(1)
'{:\ud800=9}'.format(-1)
'{:\ud800<9}'.format(-1.5)
'{:\udc00}'.format(Shown(s))
f'{s:\ud800^20}'
f'{s!r:>20}'
f'{s}{s}'
format(s, '5')
format(3, s)
('{' + s + '}').format_map({s: 2})
s.format_map({})
{s: 1}[s]
{s: 1}
{s}
[s, (s,)]
{}[s]
{}.pop(s)
hash(s) == hash(s[:1] + s[1:])
s == s[:1] + s[1:]
s < 'b'
sorted([s, 'a', '\uffff', '\U00010000'])
list(s)
s[0]
s[::-1]
s[1:]
len(s)
max(s), min(s)
list(reversed(s))
[ord(c) for c in s]
ord(s)
sys.intern(s) is sys.intern(s[:1] + s[1:])
int(s)
int('1' + s)
int(s, 16)
float(s)
float('1' + s)
float.fromhex(s)
complex(s)
bytes(s)
bytes(s, 'utf-8')
bytes(s, 'ascii', 'replace')
bytearray(s, 'utf-8', 'surrogatepass')
int.from_bytes(b'a', s)
eval(repr(s))
eval(ascii(s))
eval("'" + s + "'")
exec(s)
compile(s, 'x', 'exec')
compile('1', s, 'exec').co_name
getattr(s, s)
getattr(1, s)
hasattr(1, s)
getattr(Empty, s)
getattr(operator, s)
with_attribute(s)
setattr(1, s, 1)
delattr(Empty(), s)
type(s, (), {})
type('T', (), {s: 1}).__dict__[s]
type('T', (), {'__slots__': [s]})
sum(s)
[][s]
range(3)[s]
keywords(**{s: 1})
nothing(**{s: 1})
print(**{s: 1})
max(1, **{s: 1})
isinstance(s, s)
exec('x = 1', {s: 1})
print(s, file=sys.stdout)
print('a', s, sep=s)
sys.stdout.write(s)
sys.stderr.errors
ValueError(s)
str(KeyError(s))
repr(ValueError(s))
NameError(s)
AttributeError(s, name=s).name
AttributeError(**{s: 1})
BaseExceptionGroup(s, [ValueError(s)])
str(BaseExceptionGroup(s, [ValueError(s)]))
repr(Shown(s))
str(Shown(s))
ascii(Shown(s))
f'{Shown(s)}'
Text(s)
Text(s).upper()
Text(s) == s
s.encode(s)
s.encode('utf-8', s)
b'\xff'.decode('utf-8', s)
b''.decode(s)
str(b'x', s)
operator.attrgetter(s)(1)
operator.itemgetter(s)({s: 3})
operator.methodcaller(s)(1)
collections.namedtuple('T', [s])
collections.Counter(s)
s - 1
s + 1
-s
s()
s.x
s[s]
""".strip().split("\n")

ENCODINGS = ["utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape",
            "surrogatepass", "unknown"]


def outcome(action):
    try:
        return action()
    except Exception as error:
        return type(error).__name__, str(error), error.args


def decoded(data, encoding):
    # Of bytes that are no whole unit CPython has the first error's arguments in the last error.
    return [outcome(lambda: data.decode(encoding, handler)) for handler in HANDLERS
            if handler != "surrogateescape" or encoding == "utf-8"]


for s in TEXTS:
    for name in METHODS:
        print(ascii((s, name, outcome(getattr(s, name)))))
    for expression in EXPRESSIONS:
        print(ascii((s, expression, outcome(lambda: eval(expression)))))
    for encoding in ENCODINGS:
        for handler in HANDLERS:
            data = outcome(lambda: s.encode(encoding, handler))
            print(ascii((s, encoding, handler, data)))
            if isinstance(data, bytes):
                print(ascii((s, encoding, handler, decoded(data, encoding))))
    try:
        s.encode()
    except UnicodeEncodeError as error:
        print(ascii((error.encoding, error.object, error.start, error.end, error.reason, error.args)))
