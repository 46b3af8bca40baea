//! Python exceptions in flight: [`Raised`], [`PyResult`], and how native code makes them.
//!
//! The messages are CPython's, to the letter: programs and tests see them.

mod sentence;
mod syntax;

use compiler::error::{CodecFailure, Uncoded};
use heap::room::NoRoom;
use heap::value::{Ref, Value};

use crate::machine::Machine;
use crate::objects::str::{Name, codecs};
use crate::objects::{Bytes, Exception, Str, Tuple, TypeObject, TypeRef};
use crate::types::types;

pub use sentence::{Message, Sentence, unexpected_keyword};

/// An exception on its way to a handler.
#[derive(Clone)]
pub struct Raised(Ref<Exception>);

/// What a native function returns.
pub type PyResult<T = Value> = Result<T, Raised>;

impl std::fmt::Debug for Raised {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Raised({})", self.class().name())
    }
}

impl Raised {
    pub fn new(exception: Ref<Exception>) -> Raised {
        Raised(exception)
    }

    pub fn exception(&self) -> &Ref<Exception> {
        &self.0
    }

    pub fn value(&self) -> &Value {
        self.0.value()
    }

    pub fn into_value(self) -> Value {
        self.0.into_value()
    }

    pub fn class(&self) -> TypeRef {
        self.value().header().expect("an exception is an object").class::<TypeObject>().clone()
    }

    /// Whether it is an instance of `class`.
    pub fn is_a(&self, class: &TypeRef) -> bool {
        self.value()
            .header()
            .is_some_and(|header| header.class::<TypeObject>().is_subclass_of(class))
    }

    /// What `StopIteration` carries.
    pub fn stop_value(&self) -> Value {
        let value = self.0.field(crate::objects::exception::STOP_VALUE);
        if value.is_null() { Value::NONE } else { value }
    }

    /// `add_note()`.
    pub fn add_note(&self, vm: &Machine, note: &str) {
        let note = Str::new(note);
        let added = Ref::from_value(&note)
            .map(|note| crate::objects::exception::add_note(vm, self.value(), note));
        if added.is_some_and(|added| added.is_err()) {
            // An exception whose `__notes__` is not a list goes on without the note.
        }
    }
}

impl From<NoRoom> for Raised {
    #[cold]
    #[inline(never)]
    fn from(_: NoRoom) -> Raised {
        let class = &types().exceptions.memory_error;
        Raised(Exception::new(class, Tuple::new(Vec::new())))
    }
}

macro_rules! constructors {
    ($($method:ident $class:ident $doc:literal)*) => {
        /// One constructor for each exception that native code raises.
        impl Machine {
            $(#[doc = $doc]
            #[cold]
            pub fn $method(&self, message: impl Message) -> Raised {
                self.new_error(&self.types.exceptions.$class, message)
            })*
        }
    };
}

constructors! {
    type_error type_error "`TypeError`"
    value_error value_error "`ValueError`"
    index_error index_error "`IndexError`"
    overflow_error overflow_error "`OverflowError`"
    zero_division zero_division_error "`ZeroDivisionError`"
    runtime_error runtime_error "`RuntimeError`"
    recursion_error recursion_error "`RecursionError`"
    system_error system_error "`SystemError`"
    assertion_error assertion_error "`AssertionError`"
    not_implemented not_implemented_error "`NotImplementedError`"
    lookup_error lookup_error "`LookupError`"
    memory_error memory_error "`MemoryError`"
    eof_error eof_error "`EOFError`"
    buffer_error buffer_error "`BufferError`"
    plain_attribute_error attribute_error "`AttributeError` without `name` and `obj`"
    plain_import_error import_error "`ImportError` without `name` and `path`"
    unbound_local unbound_local_error "`UnboundLocalError`"
}

impl Machine {
    /// An exception with one argument, a message.
    #[cold]
    pub fn new_error(&self, class: &TypeRef, message: impl Message) -> Raised {
        self.error_with(class, vec![message.into_text()])
    }

    /// An exception with the given arguments, not passed through a program's `__init__`.
    #[cold]
    pub fn error_with(&self, class: &TypeRef, arguments: Vec<Value>) -> Raised {
        Raised(Exception::new(class, Tuple::new(arguments)))
    }

    /// `KeyError(key)`.
    #[cold]
    pub fn key_error(&self, key: &Value) -> Raised {
        self.error_with(&self.types.exceptions.key_error, vec![key.clone()])
    }

    /// `StopIteration` with the value that a generator returned; `None` is not told.
    #[cold]
    pub fn stop_iteration(&self, value: Value) -> Raised {
        if !value.is_null() && !value.is_none() {
            return self.stop_iteration_with(value);
        }
        let raised = self.error_with(&self.types.exceptions.stop_iteration, Vec::new());
        raised.0.set_field(crate::objects::exception::STOP_VALUE, value);
        raised
    }

    /// The same, `None` told too.
    #[cold]
    pub fn stop_iteration_with(&self, value: Value) -> Raised {
        let class = &self.types.exceptions.stop_iteration;
        let raised = self.error_with(class, vec![value.clone()]);
        raised.0.set_field(crate::objects::exception::STOP_VALUE, value);
        raised
    }

    /// `AttributeError` that remembers its object and name, for suggestions.
    #[cold]
    pub fn attribute_error(&self, object: &Value, name: &Name, message: impl Message) -> Raised {
        use crate::objects::exception::{ATTRIBUTE_NAME, ATTRIBUTE_OBJECT};
        let raised = self.new_error(&self.types.exceptions.attribute_error, message);
        raised.0.set_field(ATTRIBUTE_NAME, name.value().clone());
        raised.0.set_field(ATTRIBUTE_OBJECT, object.clone());
        raised
    }

    /// `'X' object has no attribute 'y'`.
    #[cold]
    pub fn no_attribute(&self, object: &Value, name: &Name) -> Raised {
        match object.downcast::<TypeObject>() {
            Some(class) => self.lacks(object, format!("type object '{}'", class.name()), name),
            None => self.lacks(object, format!("'{}' object", self.class(object).name()), name),
        }
    }

    /// The same for a slot without a value: the class is named with its module.
    #[cold]
    pub fn empty_slot(&self, object: &Value, name: &Name) -> Raised {
        let class = self.class(object).name_in_messages();
        self.lacks(object, format!("'{class}' object"), name)
    }

    fn lacks(&self, object: &Value, who: String, name: &Name) -> Raised {
        let message = Sentence::default().words(who).words(" has no attribute '");
        self.attribute_error(object, name, message.text(name).words("'"))
    }

    /// `name 'x' is not defined`.
    #[cold]
    pub fn name_error(&self, name: &Name) -> Raised {
        let message = format!("name '{}' is not defined", **name);
        let raised = self.new_error(&self.types.exceptions.name_error, message);
        raised.0.set_field(crate::objects::exception::NAME_NAME, name.value().clone());
        raised
    }

    /// `ImportError` or a subclass, with its `name` and `path`.
    #[cold]
    pub fn import_error(
        &self,
        class: &TypeRef,
        message: String,
        name: &Value,
        path: &Value,
    ) -> Raised {
        use crate::objects::exception::{IMPORT_MESSAGE, IMPORT_NAME, IMPORT_PATH};
        let raised = self.new_error(class, &message);
        raised.0.set_field(IMPORT_MESSAGE, Str::new(&message));
        raised.0.set_field(IMPORT_NAME, name.clone());
        raised.0.set_field(IMPORT_PATH, path.clone());
        raised
    }

    /// What a codec of the compiler cannot do.
    #[cold]
    pub fn codec_error(&self, failure: &CodecFailure) -> Raised {
        let CodecFailure { codec, object, start, end, reason } = failure;
        let classes = &self.types.exceptions;
        let (class, object) = match object {
            Uncoded::Bytes(bytes) => (&classes.unicode_decode_error, Bytes::new(bytes.clone())),
            Uncoded::Text(text) => (&classes.unicode_encode_error, Str::from_text(text)),
        };
        codecs::unicode_error(self, class, codec, &object, (*start, *end), reason)
    }

    /// The exception for a failure of the operating system.
    #[cold]
    pub fn os_error(&self, error: &std::io::Error, filename: Option<&str>) -> Raised {
        crate::objects::exception::from_os_error(self, error, filename)
    }
}
