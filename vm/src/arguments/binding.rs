//! How a call's arguments are bound to a signature, and the errors for those that cannot be: in the words of CPython,
//! which has a way for each kind of function. [`Form`] says which.

use std::rc::Rc;

use heap::Kind;
use heap::room;
use heap::value::{Ref, Value};

use crate::errors::{PyResult, Raised, unexpected_keyword};
use crate::machine::Machine;
use crate::objects::native_function::is_slot;
use crate::objects::str::Name;
use crate::objects::type_object::spec::{Binding, Counting};
use crate::objects::{Dict, NativeFunction, Str, Tuple, TypeObject};
use crate::special::Special;
use crate::traceback::suggestions;

/// How CPython would parse the arguments of a function: it is seen in the errors only.
enum Form {
    /// A type's slot: `expected 1 argument, got 0`.
    Slot,
    /// By position, none or one: `list.clear() takes no arguments (1 given)`.
    Fixed,
    /// By position: `insert expected 2 arguments, got 1`.
    Positional,
    /// By name as well: `split() takes at most 2 arguments (3 given)`.
    Keywords,
    /// By a format: `function takes exactly 5 arguments (0 given)`.
    Format(&'static str),
}

/// How many arguments are wanted and given, the receiver not counted.
struct Counts {
    least: usize,
    most: usize,
    given: usize,
}

impl Counts {
    /// `exactly`, `at least` or `at most`.
    fn bound(&self) -> &'static str {
        match (self.least == self.most, self.given < self.least) {
            (true, _) => "exactly",
            (_, true) => "at least",
            _ => "at most",
        }
    }

    /// The number that was not kept to.
    fn wanted(&self) -> usize {
        if self.given < self.least { self.least } else { self.most }
    }
}

fn arguments(count: usize) -> String {
    counted(count, "argument")
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

impl NativeFunction {
    /// Binds positional and keyword arguments to the parameters.
    pub fn bind_arguments(
        &self,
        vm: &Machine,
        positional: &[Value],
        keywords: &[(Name, Value)],
    ) -> PyResult<Vec<Value>> {
        let signature = self.signature();
        let named = signature.positional_only.max(self.receivers());
        let by_name = named < signature.names.len() || signature.varkeywords;
        if !by_name && !keywords.is_empty() && !self.counts_by_format(positional.len()) {
            return Err(self.no_keywords(vm));
        }
        let most = signature.names.len();
        if !signature.varargs && !signature.varkeywords && positional.len() + keywords.len() > most
        {
            return Err(self.wrong_count(vm, positional.len(), keywords.len()));
        }
        let too_few = positional.len() < signature.required_positional();
        let counted_first = matches!(self.method.counting, Counting::ByPosition(_)) && too_few;
        if positional.len() > signature.positional && !signature.varargs || counted_first {
            return Err(self.wrong_count(vm, positional.len(), keywords.len()));
        }
        let mut bound = Vec::with_capacity(signature.slots());
        let taken = positional.len().min(signature.positional);
        bound.extend_from_slice(&positional[..taken]);
        bound.resize(signature.names.len(), Value::NULL);
        let rest = signature.varkeywords.then(Dict::new);
        let mut surplus = None;
        for (name, value) in keywords {
            let place = signature.names.iter().position(|known| known.is(name));
            match (place.filter(|place| *place >= named), &rest) {
                (Some(place), _) if bound[place].is_null() => bound[place] = value.clone(),
                (Some(place), _) => surplus = surplus.or(Some((name, Some(place)))),
                (None, Some(rest)) => rest.try_set_name(name, value.clone())?,
                (None, None) => surplus = surplus.or(Some((name, None))),
            }
        }
        self.check_complete(vm, &bound, positional.len(), keywords.len())?;
        match surplus {
            Some((name, Some(place))) => return Err(self.given_twice(vm, name, place)),
            Some((name, None)) => return Err(self.unexpected_keyword(vm, name)),
            None => (),
        }
        if signature.varargs {
            bound.push(Tuple::try_new(room::copy(&positional[taken..])?)?);
        }
        bound.extend(rest.map(Ref::into_value));
        Ok(bound)
    }

    /// Checks that every required parameter has a value.
    fn check_complete(
        &self,
        vm: &Machine,
        bound: &[Value],
        given: usize,
        keywords: usize,
    ) -> PyResult<()> {
        let signature = self.signature();
        let required = signature.required.iter().zip(bound);
        match required.into_iter().position(|(required, value)| *required && value.is_null()) {
            None => Ok(()),
            // More are given than there are parameters at all.
            Some(_) if !signature.varargs && given + keywords > signature.names.len() => {
                Err(self.wrong_count(vm, given, keywords))
            }
            Some(missing) => Err(self.missing(vm, missing, given)),
        }
    }

    fn form(&self) -> Form {
        let (signature, name) = (self.signature(), self.method.name);
        match self.method.counting {
            Counting::BySignature | Counting::Named(_) => (),
            Counting::ByPosition(_) => return Form::Positional,
            Counting::ByFormat(shown) => return Form::Format(shown),
        }
        if signature.positional_only < signature.names.len() {
            return Form::Keywords;
        }
        if is_slot(self.method) && name != "__init__" {
            return Form::Slot;
        }
        let required = signature.required_positional();
        match required == signature.positional && required <= 1 + self.receivers() {
            true if !self.makes_instances() => Form::Fixed,
            _ => Form::Positional,
        }
    }

    /// The number of positional arguments is wrong, and is looked at before keywords are.
    fn counts_by_format(&self, given: usize) -> bool {
        let signature = self.signature();
        self.method.name == "__new__"
            && matches!(self.form(), Form::Format(_))
            && !(signature.required_positional()..=signature.positional).contains(&given)
    }

    fn makes_instances(&self) -> bool {
        matches!(self.method.name, "__new__" | "__init__")
    }

    /// How many of the parameters are receivers, which nobody counts.
    fn receivers(&self) -> usize {
        let receives = match self.method.binding {
            Binding::Function => false,
            Binding::Static => self.is_constructor,
            Binding::Instance | Binding::Class => true,
        };
        usize::from(receives)
    }

    /// The name with its home, as some errors show it: `list.append`, `math.gcd`, `len`.
    fn shown_name(&self, vm: &Machine) -> String {
        if self.makes_instances() {
            return self.called_name().to_string();
        }
        let name = self.method.name;
        let home = match (self.bound.kind(), self.method.binding) {
            (Some(Kind::Module), _) => {
                let module = self.bound.downcast::<crate::objects::Module>();
                let module = module.and_then(|module| module.dict.get_name(&Special::Name.name()));
                module.map(|name| name.to_string()).filter(|name| name != "builtins")
            }
            (_, Binding::Instance) if !self.bound.is_null() => {
                let class = vm.class(&self.bound);
                Some(class.qualname.get().to_string())
            }
            _ => self.home().map(|class| class.qualname.get().to_string()),
        };
        home.map_or(name.to_string(), |home| format!("{home}.{name}"))
    }

    /// The name that is called: of what makes an instance, that of its class.
    fn called_name(&self) -> Rc<str> {
        if let Counting::Named(name) = self.method.counting {
            return name.into();
        }
        match self.owner.downcast::<TypeObject>() {
            Some(class) if self.makes_instances() => class.plain_name(),
            _ => self.method.name.into(),
        }
    }

    #[cold]
    fn no_keywords(&self, vm: &Machine) -> Raised {
        if let ("__call__", Counting::ByPosition(name)) = (self.method.name, self.method.counting) {
            return vm.type_error(format!("{name}() takes no keyword arguments"));
        }
        match self.form() {
            Form::Slot => {
                let name = self.method.name;
                vm.type_error(format!("wrapper {name}() takes no keyword arguments"))
            }
            _ => vm.type_error(format!("{}() takes no keyword arguments", self.shown_name(vm))),
        }
    }

    #[cold]
    fn given_twice(&self, vm: &Machine, name: &Name, place: usize) -> Raised {
        let (shown, place) = (self.called_name(), place + 1 - self.receivers());
        let name = &**name;
        vm.type_error(format!(
            "argument for {shown}() given by name ('{name}') and position ({place})"
        ))
    }

    #[cold]
    fn unexpected_keyword(&self, vm: &Machine, name: &Name) -> Raised {
        let known: Vec<String> = self.signature().names[self.signature().positional_only..]
            .iter()
            .map(|known| known.to_string())
            .collect();
        let hint = suggestions::closest(&name.to_string(), &known)
            .map_or(String::new(), |close| format!(". Did you mean '{close}'?"));
        match self.form() {
            Form::Format("function") => {
                let name = &**name;
                vm.type_error(format!("this function got an unexpected keyword argument '{name}'"))
            }
            _ => vm.type_error(unexpected_keyword(&self.called_name(), name, &hint)),
        }
    }

    /// The error for a required parameter without a value.
    #[cold]
    fn missing(&self, vm: &Machine, place: usize, given: usize) -> Raised {
        let (signature, receivers) = (self.signature(), self.receivers());
        let Form::Keywords = self.form() else { return self.wrong_count(vm, given, 0) };
        let name = self.called_name();
        if place >= signature.positional_only {
            let (missing, place) = (&*signature.names[place], place + 1 - receivers);
            return vm.type_error(format!(
                "{name}() missing required argument '{missing}' (pos {place})"
            ));
        }
        let required = &signature.required[..signature.positional_only];
        let least = required.iter().filter(|required| **required).count() - receivers;
        let most = signature.positional - receivers;
        let bound = if least < most { "at least" } else { "exactly" };
        let (wanted, given) = (counted(least, "positional argument"), given - receivers);
        vm.type_error(format!("{name}() takes {bound} {wanted} ({given} given)"))
    }

    /// The error for too few or too many positional arguments.
    #[cold]
    pub fn wrong_count(&self, vm: &Machine, given: usize, keywords: usize) -> Raised {
        let (signature, receivers) = (self.signature(), self.receivers());
        let counts = Counts {
            least: signature.required_positional().saturating_sub(receivers),
            most: signature.positional.saturating_sub(receivers),
            given: given.saturating_sub(receivers),
        };
        let all = signature.names.len() - receivers;
        vm.type_error(match self.form() {
            Form::Slot => self.wrong_slot_count(&counts),
            Form::Fixed => self.wrong_fixed_count(vm, &counts),
            Form::Positional => {
                let name = match self.method.counting {
                    Counting::ByPosition(name) => name.into(),
                    _ => self.called_name(),
                };
                let (wanted, given) = (arguments(counts.wanted()), counts.given);
                match counts.bound() {
                    "exactly" => format!("{name} expected {wanted}, got {given}"),
                    bound => format!("{name} expected {bound} {wanted}, got {given}"),
                }
            }
            Form::Keywords => self.too_many(&counts, keywords, all),
            Form::Format(name) => {
                let (bound, wanted) = (counts.bound(), arguments(counts.wanted()));
                format!("{name} takes {bound} {wanted} ({} given)", counts.given)
            }
        })
    }

    fn wrong_fixed_count(&self, vm: &Machine, counts: &Counts) -> String {
        let wanted = if counts.most == 0 { "no arguments" } else { "exactly one argument" };
        format!("{}() takes {wanted} ({} given)", self.shown_name(vm), counts.given)
    }

    fn wrong_slot_count(&self, counts: &Counts) -> String {
        let (name, given) = (self.method.name, counts.given);
        let wanted = arguments(counts.wanted());
        match name {
            "__setitem__" | "__setattr__" | "__set__" | "__get__" => match counts.bound() {
                "exactly" => format!("{name} expected {wanted}, got {given}"),
                bound => format!("{name} expected {bound} {wanted}, got {given}"),
            },
            "__pow__" | "__rpow__" | "__ipow__" => {
                format!("expected 1 or 2 arguments, got {given}")
            }
            _ => match counts.bound() {
                "exactly" => format!("expected {wanted}, got {given}"),
                bound => format!("expected {bound} {wanted}, got {given}"),
            },
        }
    }

    /// The words where a function with named parameters gets more arguments than it has, or more by position.
    fn too_many(&self, counts: &Counts, keywords: usize, all: usize) -> String {
        let (name, given) = (self.called_name(), counts.given + keywords);
        if given > all {
            let what = if counts.given == 0 { "keyword argument" } else { "argument" };
            return format!("{name}() takes at most {} ({given} given)", counted(all, what));
        }
        if counts.most == 0 {
            return format!("{name}() takes no positional arguments");
        }
        let bound = if counts.least < counts.most { "at most" } else { "exactly" };
        let wanted = counted(counts.most, "positional argument");
        format!("{name}() takes {bound} {wanted} ({} given)", counts.given)
    }
}

/// Keyword arguments that a native function takes as they are, each by its name.
pub fn take_keywords<const COUNT: usize>(
    vm: &Machine,
    function: &str,
    keywords: &Value,
    names: [&str; COUNT],
) -> PyResult<[Value; COUNT]> {
    let mut taken = [const { Value::NULL }; COUNT];
    let Some(keywords) = keywords.downcast::<Dict>() else { return Ok(taken) };
    for (keyword, value) in keywords.items() {
        let known = names.iter().position(|name| {
            keyword.downcast::<Str>().and_then(Str::as_ascii).is_some_and(|text| text == *name)
        });
        match known {
            Some(place) => taken[place] = value,
            None => {
                let keyword = vm.name_of(&keyword)?;
                return Err(vm.type_error(unexpected_keyword(function, &keyword, "")));
            }
        }
    }
    Ok(taken)
}
