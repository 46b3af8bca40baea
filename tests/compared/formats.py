"""Format specifications, right ones and wrong ones, with values of every kind."""

SPECIFICATIONS = """|.2f|.4,f|.6_f|.,f|._f|.0,f|.7,|.7_g|.10,e|.10_e|.3,%|012,.6_f|_.6,f|.,|.,g|._%|.6,d|.,d|.6_s|015,.4,f
<20,.7_f|.4,,f|.4__f|.4,_f|_,f|,_f|,,f|__f|.4n|,n|_n|.2_n|.2,n|zf|z.0f|z%|zd|zs|z|z.1g|#.0f|#.0e|#g|#.3g|#|#.0|#.0%|#n|#%|.0
.1|.2|.0n|.0g|.0e|010|+|+010| 010|<010|=10|=+10|^+10|x=+10|010_|010,|020_.3f|020,.3f|-020,|z,|020,e|08_|07,|06,|05,|04,|03,
b|c|x|X|o|n|s|d|k|%%|1.|.|1.f|0|00|+0|-|--|+-|=|<|^<|<^5|é>9|5.3.4|999999999999999999999|.99999999999999999999f|.2147483648f
.500f|_.3|,.3|010.3|_010.3|r|5r|E|F|G|.2E|.2F|.2G|zE|0=10|a010|a<010|<10d|,.3_f|A|.0,|.0_g|.1,g|_x|,x|_b|012_b|_c|,c|#c|+c|.3c
5c|<5c|^5c|05c|#x|#_x|#012_x|#o|#b|._x|٣|١٢.٢f|.3s|05|<05|x<05|^07,|=07,|*=07,|\x01|€|,\x02|10.1|s10|z.3|#s|+s|_s|,s""".replace("\n", "|").split("|")

VALUES = [1234567.891234567, -0.0001, -0.0, 0.0, float("inf"), float("-inf"), float("nan"), 123, -1234567, True, 1e22, 1.5,
          1e16, 123456.0, 1e100, 2**70, 1j, -1.5 + 2e20j, complex("-nan+infj"), 0j, -0.0j, "text", "", "é\ud800"]


class Whole(int):
    pass


class Real(float):
    pass


VALUES += [Whole(65), Real(2.5)]


def outcome(action):
    try:
        return action()
    except Exception as error:
        return type(error).__name__, str(error)


for spec in SPECIFICATIONS:
    for value in VALUES:
        print(ascii((value, spec, outcome(lambda: format(value, spec)))))

TEMPLATES = """%d|%5d|%-5d|%05d|%+d|% d|%.5d|%x|%#x|%#X|%o|%#o|%i|%u|%e|%E|%.0e|%#.0e|%f|%F|%.0f|%#.0f|%g|%G|%#g|%.3g|%010.2f
%-10.2f|%+.1f|% .1f|%s|%10s|%-10s|%.2s|%r|%a|%c|%5c|%%|%|%5|%y|%é|%(a)d|%ld|%hd|%*d|%.*f|%b""".replace("\n", "|").split("|")
for template in TEMPLATES:
    for value in VALUES:
        print(ascii((value, template, outcome(lambda: template % value))))
    print(ascii((template, outcome(lambda: template % (3, 4.5)))))

FIELDS = r"""{}|{0}|{1}|{a}|{0.real}|{0.}|{0[0]}|{0[a]}|{0[}|{0]|{0[]}|{0[0]x}|{|}|{{}}|{!r}|{!s:>5}|{!a}|{!}|{!x}|{!é}|{!r }|{:{}}
{:{a}}|{0:{0}}|{٠}|{0[٠]}|{99999999999999999999}|{0[99999999999999999999]}|{}{0}|{0}{}|{a.b}|{a[b]}|{ }|{0 }|{:}|{::}|{:}}""".replace("\n", "|").split("|")
for field in FIELDS:
    print(ascii((field, outcome(lambda: field.format([1, 2], 3, a={"b": 4})))))

NUMERALS = r"""1|-1|+1|--1| 1 |1_0|_1|1_|1__0|0x10|0X1f|0b11|0o17|010|00|0_0|0x_1|0x__1|0x|1e5|1E+5|1e|1e+|e5|.|.5|5.|1.5.2|1_0.5_0
1_.5|1._5|1e1_0|1_e5|inf|-Infinity|NAN|+nan|infinit|nan1|1x|1 2|١٢|١.٥|\x1c1|\x851|1\0|\0|-|+|- 1|0x1p3|1j|(1+2j)|( 1j )|1+2|1+j|j
-j|1e5j|1_0j|nan+infj|inf-nanj|1 +2j|1e400|-1e400|1e-400|4.9e-324|2.4703282292062327e-324|2.4703282292062328e-324
1.7976931348623159e308|1.7976931348623158e308|0x.8p0|0x1.8|1.8p1|0x1p|p1|0x1.p-1|.p1|0x1p1025|0x1p-1075|0x1.8p-1075
0x1.fffffffffffff8p1023|0x1.fffffffffffff7p1023|0x1p99999999999999999999|0x0p99999999999999999999|0x1p-99999999999999999999
0x1.00000000000008p0|0x1.00000000000018p0|1.""".replace("\n", "|").replace("\\x", "\\").split("|")
for numeral in NUMERALS + [it.replace("\\1c", "\x1c").replace("\\85", "\x85").replace("\\0", "\0") for it in NUMERALS]:
    for action in (int, float, complex, float.fromhex):
        print(ascii((numeral, action.__name__, outcome(lambda: action(numeral)))))
    for base in (0, 2, 8, 16, 36):
        print(ascii((numeral, base, outcome(lambda: int(numeral, base)))))
    data = numeral.encode()
    print(ascii((data, outcome(lambda: int(data)), outcome(lambda: float(bytearray(data))))))
