def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
type _A = int
TypeAliasType = type(_A)
def _f[T, *Ts, **P](): pass
TypeVar, TypeVarTuple, ParamSpec = (type(one) for one in _f.__type_params__)
T=TypeVar('T'); U=TypeVar('U'); D=TypeVar('D',default=int); Ts=TypeVarTuple('Ts'); P=ParamSpec('P'); PD=ParamSpec('PD',default=[int]); TD=TypeVarTuple('TD',default=int)
class Fake:
    def __repr__(s): return 'F'
    __default__ = 3
class Fake2:
    def __repr__(s): return 'F2'
class TVlike:
    def __repr__(s): return 'TV'
    __default__ = None
NoDefault = TypeVar("Q").__default__
TVlike.__default__ = NoDefault
for p in [(5,),(T,5),(D,T),(T,D),(P,),(PD,T),(TD,T),(D,Ts),(D,P),(T,T),(Fake(),),(Fake(),T),(Fake2(),),(T,Fake2()),(TVlike(),),(D,TVlike()),[T],(),None,5,'T',('T',),(int,),(list[int],)]:
    try: a=TypeAliasType('N',int,type_params=p); print(p.__class__.__name__, a.__type_params__, a.__parameters__)
    except Exception as e: print(type(e).__name__, e)
t(lambda: TypeAliasType(5,int))
t(lambda: TypeAliasType('N'))
t(lambda: TypeAliasType('N',int,(T,)))
t(lambda: TypeAliasType('N',int,x=1))
t(lambda: TypeAliasType('N',int,type_params=(T,)).__module__)
t(lambda: TypeAliasType(name='N',value=int))
