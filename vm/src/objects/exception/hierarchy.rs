//! The exception classes: one line for each, with its base, fields and methods.

use super::group::{GROUP_METHODS, PLAIN_GROUP_METHODS};
use super::system::{
    OS_METHODS, SYNTAX_METHODS, UNICODE_DECODE_METHODS, UNICODE_ENCODE_METHODS,
    UNICODE_TRANSLATE_METHODS,
};
use super::*;
use crate::objects::type_object::creation::from_spec;
use crate::objects::type_object::flags::{BASETYPE, WEAKREFS};
use crate::objects::type_object::spec::TypeSpec;

macro_rules! exceptions {
    (
        $root:ident = $root_spec:ident;
        $($field:ident = $name:ident($base:ident) $attributes:ident $methods:ident $(+ $more:ident)? $(| $flags:ident)? $doc:literal;)*
    ) => {
        /// A handle on every exception class.
        pub struct ExceptionTypes {
            pub $root: TypeRef,
            $(pub $field: TypeRef,)*
        }

        impl ExceptionTypes {
            pub fn create(metaclass: &TypeRef, object: &TypeRef) -> ExceptionTypes {
                let $root = from_spec(metaclass, Some(object), &$root_spec);
                $(let $field = from_spec(metaclass, Some(&$base), {
                    static SPEC: TypeSpec = TypeSpec {
                        name: stringify!($name),
                        doc: $doc,
                        kind: Kind::Exception,
                        flags: BASETYPE $(| $flags)?,
                        has_dict: true,
                        methods: &[$methods $(, $more)?],
                        attributes: $attributes,
                        ..TypeSpec::DEFAULT
                    };
                    &SPEC
                });)*
                ExceptionTypes { $root, $($field),* }
            }

            pub fn each(&self, mut visit: impl FnMut(&TypeRef)) {
                visit(&self.$root);
                $(visit(&self.$field);)*
            }
        }
    };
}

static BASE_EXCEPTION: TypeSpec = TypeSpec {
    name: "BaseException",
    doc: "The root of all exceptions.",
    kind: Kind::Exception,
    flags: BASETYPE,
    has_dict: true,
    methods: &[MAKING, METHODS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static NO_FIELDS: &[Attribute] = &[];
static NO_METHODS: &[Method] = &[];
/// Of those that name in CPython what makes them. All others take it from their base.
static MAKING: &[Method] = std::slice::from_ref(&NEW);

exceptions! {
    base_exception = BASE_EXCEPTION;
    base_exception_group = BaseExceptionGroup(base_exception) GROUP_ATTRIBUTES GROUP_METHODS
        "Several exceptions at once.";
    generator_exit = GeneratorExit(base_exception) NO_FIELDS MAKING
        "A generator is closed.";
    keyboard_interrupt = KeyboardInterrupt(base_exception) NO_FIELDS MAKING
        "The user wants the program to end.";
    system_exit = SystemExit(base_exception) EXIT_ATTRIBUTES EXIT_METHODS
        "The program wants to end.";
    exception = Exception(base_exception) NO_FIELDS MAKING
        "The root of the exceptions that do not end the program.";
    arithmetic_error = ArithmeticError(exception) NO_FIELDS MAKING
        "A calculation has no result.";
    floating_point_error = FloatingPointError(arithmetic_error) NO_FIELDS MAKING
        "A calculation with floats failed.";
    overflow_error = OverflowError(arithmetic_error) NO_FIELDS MAKING
        "A result is too large.";
    zero_division_error = ZeroDivisionError(arithmetic_error) NO_FIELDS MAKING
        "Something was divided by zero.";
    assertion_error = AssertionError(exception) NO_FIELDS MAKING
        "An assertion does not hold.";
    attribute_error = AttributeError(exception) ATTRIBUTE_ATTRIBUTES ATTRIBUTE_METHODS
        "There is no such attribute.";
    buffer_error = BufferError(exception) NO_FIELDS MAKING
        "The memory of an object cannot be used in that way.";
    eof_error = EOFError(exception) NO_FIELDS MAKING
        "The input has ended.";
    exception_group = ExceptionGroup(base_exception_group) NO_FIELDS PLAIN_GROUP_METHODS | WEAKREFS
        "";
    import_error = ImportError(exception) IMPORT_ATTRIBUTES IMPORT_METHODS
        "Something could not be imported.";
    module_not_found_error = ModuleNotFoundError(import_error) NO_FIELDS NO_METHODS
        "There is no such module.";
    lookup_error = LookupError(exception) NO_FIELDS MAKING
        "An index or a key is wrong.";
    index_error = IndexError(lookup_error) NO_FIELDS MAKING
        "There is no item at that index.";
    key_error = KeyError(lookup_error) NO_FIELDS KEY_METHODS
        "There is no such key.";
    memory_error = MemoryError(exception) NO_FIELDS MAKING
        "There is not enough memory.";
    name_error = NameError(exception) NAME_ATTRIBUTES NAME_METHODS
        "A name has no value.";
    unbound_local_error = UnboundLocalError(name_error) NO_FIELDS NO_METHODS
        "A local variable has no value yet.";
    os_error = OSError(exception) OS_ATTRIBUTES OS_METHODS
        "The system could not do something.";
    blocking_io_error = BlockingIOError(os_error) NO_FIELDS NO_METHODS
        "The operation would have to wait.";
    child_process_error = ChildProcessError(os_error) NO_FIELDS NO_METHODS
        "A child process failed.";
    connection_error = ConnectionError(os_error) NO_FIELDS NO_METHODS
        "Something is wrong with a connection.";
    broken_pipe_error = BrokenPipeError(connection_error) NO_FIELDS NO_METHODS
        "Nobody reads at the other end.";
    connection_aborted_error = ConnectionAbortedError(connection_error) NO_FIELDS NO_METHODS
        "The connection was given up.";
    connection_refused_error = ConnectionRefusedError(connection_error) NO_FIELDS NO_METHODS
        "The other side does not take the connection.";
    connection_reset_error = ConnectionResetError(connection_error) NO_FIELDS NO_METHODS
        "The other side broke the connection.";
    file_exists_error = FileExistsError(os_error) NO_FIELDS NO_METHODS
        "The file is there already.";
    file_not_found_error = FileNotFoundError(os_error) NO_FIELDS NO_METHODS
        "There is no such file.";
    interrupted_error = InterruptedError(os_error) NO_FIELDS NO_METHODS
        "A signal came in between.";
    is_a_directory_error = IsADirectoryError(os_error) NO_FIELDS NO_METHODS
        "It is a directory, and not a file.";
    not_a_directory_error = NotADirectoryError(os_error) NO_FIELDS NO_METHODS
        "It is no directory.";
    permission_error = PermissionError(os_error) NO_FIELDS NO_METHODS
        "It is not allowed.";
    process_lookup_error = ProcessLookupError(os_error) NO_FIELDS NO_METHODS
        "There is no such process.";
    timeout_error = TimeoutError(os_error) NO_FIELDS NO_METHODS
        "It took too long.";
    reference_error = ReferenceError(exception) NO_FIELDS MAKING
        "The object behind a weak reference is gone.";
    runtime_error = RuntimeError(exception) NO_FIELDS MAKING
        "An error of no other kind.";
    not_implemented_error = NotImplementedError(runtime_error) NO_FIELDS MAKING
        "A method has to be written by a subclass, or later.";
    python_finalization_error = PythonFinalizationError(runtime_error) NO_FIELDS MAKING
        "It is too late: the interpreter ends.";
    recursion_error = RecursionError(runtime_error) NO_FIELDS MAKING
        "Calls are nested too deep.";
    stop_async_iteration = StopAsyncIteration(exception) NO_FIELDS MAKING
        "An asynchronous iterator has no more items.";
    stop_iteration = StopIteration(exception) STOP_ATTRIBUTES STOP_METHODS
        "An iterator has no more items.";
    syntax_error = SyntaxError(exception) SYNTAX_ATTRIBUTES SYNTAX_METHODS
        "The text is no program.";
    incomplete_input_error = _IncompleteInputError(syntax_error) NO_FIELDS NO_METHODS
        "The text is the start of a program.";
    indentation_error = IndentationError(syntax_error) NO_FIELDS NO_METHODS
        "The lines are not indented as they must be.";
    tab_error = TabError(indentation_error) NO_FIELDS NO_METHODS
        "Tabs and blanks are mixed.";
    system_error = SystemError(exception) NO_FIELDS MAKING
        "The interpreter itself did something wrong.";
    type_error = TypeError(exception) NO_FIELDS MAKING
        "An object is of the wrong type.";
    value_error = ValueError(exception) NO_FIELDS MAKING
        "An object is of the right type, but its value is wrong.";
    unicode_error = UnicodeError(value_error) NO_FIELDS MAKING
        "Something is wrong with characters or their encoding.";
    unicode_decode_error = UnicodeDecodeError(unicode_error) UNICODE_ATTRIBUTES MAKING + UNICODE_DECODE_METHODS
        "Bytes cannot be decoded.";
    unicode_encode_error = UnicodeEncodeError(unicode_error) UNICODE_ATTRIBUTES MAKING + UNICODE_ENCODE_METHODS
        "A text cannot be encoded.";
    unicode_translate_error = UnicodeTranslateError(unicode_error) UNICODE_ATTRIBUTES MAKING + UNICODE_TRANSLATE_METHODS
        "A text cannot be translated.";
    warning = Warning(exception) NO_FIELDS MAKING
        "The root of all warnings.";
    bytes_warning = BytesWarning(warning) NO_FIELDS MAKING
        "Bytes are used as if they were text.";
    deprecation_warning = DeprecationWarning(warning) NO_FIELDS MAKING
        "A feature will go away; for programmers.";
    encoding_warning = EncodingWarning(warning) NO_FIELDS MAKING
        "The encoding depends on the place where the program runs.";
    future_warning = FutureWarning(warning) NO_FIELDS MAKING
        "A feature will change or go away; for users.";
    import_warning = ImportWarning(warning) NO_FIELDS MAKING
        "An import is probably wrong.";
    pending_deprecation_warning = PendingDeprecationWarning(warning) NO_FIELDS MAKING
        "A feature will be deprecated.";
    resource_warning = ResourceWarning(warning) NO_FIELDS MAKING
        "Something was not closed.";
    runtime_warning = RuntimeWarning(warning) NO_FIELDS MAKING
        "Something doubtful happens.";
    syntax_warning = SyntaxWarning(warning) NO_FIELDS MAKING
        "The code is doubtful.";
    unicode_warning = UnicodeWarning(warning) NO_FIELDS MAKING
        "Something is doubtful with characters or their encoding.";
    user_warning = UserWarning(warning) NO_FIELDS MAKING
        "A warning of a program's own.";
}
