//! The exception classes: one line for each, with its base, fields and methods.

use super::group::{GROUP_METHODS, PLAIN_GROUP_METHODS};
use super::system::{
    OS_METHODS, SYNTAX_METHODS, UNICODE_DECODE_METHODS, UNICODE_ENCODE_METHODS,
    UNICODE_TRANSLATE_METHODS,
};
use super::*;
use crate::objects::type_object::creation::from_spec;
use crate::objects::type_object::flags::BASETYPE;
use crate::objects::type_object::spec::TypeSpec;

macro_rules! exceptions {
    (
        $root:ident = $root_spec:ident;
        $($field:ident = $name:ident($base:ident) $attributes:ident $methods:ident;)*
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
                        kind: Kind::Exception,
                        flags: BASETYPE,
                        has_dict: true,
                        methods: &[$methods],
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
    doc: "Common base class for all exceptions",
    kind: Kind::Exception,
    flags: BASETYPE,
    has_dict: true,
    methods: &[METHODS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static NO_FIELDS: &[Attribute] = &[];
static NO_METHODS: &[Method] = &[];

exceptions! {
    base_exception = BASE_EXCEPTION;
    base_exception_group = BaseExceptionGroup(base_exception) GROUP_ATTRIBUTES GROUP_METHODS;
    generator_exit = GeneratorExit(base_exception) NO_FIELDS NO_METHODS;
    keyboard_interrupt = KeyboardInterrupt(base_exception) NO_FIELDS NO_METHODS;
    system_exit = SystemExit(base_exception) EXIT_ATTRIBUTES EXIT_METHODS;
    exception = Exception(base_exception) NO_FIELDS NO_METHODS;
    arithmetic_error = ArithmeticError(exception) NO_FIELDS NO_METHODS;
    floating_point_error = FloatingPointError(arithmetic_error) NO_FIELDS NO_METHODS;
    overflow_error = OverflowError(arithmetic_error) NO_FIELDS NO_METHODS;
    zero_division_error = ZeroDivisionError(arithmetic_error) NO_FIELDS NO_METHODS;
    assertion_error = AssertionError(exception) NO_FIELDS NO_METHODS;
    attribute_error = AttributeError(exception) ATTRIBUTE_ATTRIBUTES ATTRIBUTE_METHODS;
    buffer_error = BufferError(exception) NO_FIELDS NO_METHODS;
    eof_error = EOFError(exception) NO_FIELDS NO_METHODS;
    exception_group = ExceptionGroup(base_exception_group) NO_FIELDS PLAIN_GROUP_METHODS;
    import_error = ImportError(exception) IMPORT_ATTRIBUTES IMPORT_METHODS;
    module_not_found_error = ModuleNotFoundError(import_error) NO_FIELDS NO_METHODS;
    lookup_error = LookupError(exception) NO_FIELDS NO_METHODS;
    index_error = IndexError(lookup_error) NO_FIELDS NO_METHODS;
    key_error = KeyError(lookup_error) NO_FIELDS KEY_METHODS;
    memory_error = MemoryError(exception) NO_FIELDS NO_METHODS;
    name_error = NameError(exception) NAME_ATTRIBUTES NAME_METHODS;
    unbound_local_error = UnboundLocalError(name_error) NO_FIELDS NO_METHODS;
    os_error = OSError(exception) OS_ATTRIBUTES OS_METHODS;
    blocking_io_error = BlockingIOError(os_error) NO_FIELDS NO_METHODS;
    child_process_error = ChildProcessError(os_error) NO_FIELDS NO_METHODS;
    connection_error = ConnectionError(os_error) NO_FIELDS NO_METHODS;
    broken_pipe_error = BrokenPipeError(connection_error) NO_FIELDS NO_METHODS;
    connection_aborted_error = ConnectionAbortedError(connection_error) NO_FIELDS NO_METHODS;
    connection_refused_error = ConnectionRefusedError(connection_error) NO_FIELDS NO_METHODS;
    connection_reset_error = ConnectionResetError(connection_error) NO_FIELDS NO_METHODS;
    file_exists_error = FileExistsError(os_error) NO_FIELDS NO_METHODS;
    file_not_found_error = FileNotFoundError(os_error) NO_FIELDS NO_METHODS;
    interrupted_error = InterruptedError(os_error) NO_FIELDS NO_METHODS;
    is_a_directory_error = IsADirectoryError(os_error) NO_FIELDS NO_METHODS;
    not_a_directory_error = NotADirectoryError(os_error) NO_FIELDS NO_METHODS;
    permission_error = PermissionError(os_error) NO_FIELDS NO_METHODS;
    process_lookup_error = ProcessLookupError(os_error) NO_FIELDS NO_METHODS;
    timeout_error = TimeoutError(os_error) NO_FIELDS NO_METHODS;
    reference_error = ReferenceError(exception) NO_FIELDS NO_METHODS;
    runtime_error = RuntimeError(exception) NO_FIELDS NO_METHODS;
    not_implemented_error = NotImplementedError(runtime_error) NO_FIELDS NO_METHODS;
    python_finalization_error = PythonFinalizationError(runtime_error) NO_FIELDS NO_METHODS;
    recursion_error = RecursionError(runtime_error) NO_FIELDS NO_METHODS;
    stop_async_iteration = StopAsyncIteration(exception) NO_FIELDS NO_METHODS;
    stop_iteration = StopIteration(exception) STOP_ATTRIBUTES STOP_METHODS;
    syntax_error = SyntaxError(exception) SYNTAX_ATTRIBUTES SYNTAX_METHODS;
    incomplete_input_error = _IncompleteInputError(syntax_error) NO_FIELDS NO_METHODS;
    indentation_error = IndentationError(syntax_error) NO_FIELDS NO_METHODS;
    tab_error = TabError(indentation_error) NO_FIELDS NO_METHODS;
    system_error = SystemError(exception) NO_FIELDS NO_METHODS;
    type_error = TypeError(exception) NO_FIELDS NO_METHODS;
    value_error = ValueError(exception) NO_FIELDS NO_METHODS;
    unicode_error = UnicodeError(value_error) NO_FIELDS NO_METHODS;
    unicode_decode_error = UnicodeDecodeError(unicode_error) UNICODE_ATTRIBUTES UNICODE_DECODE_METHODS;
    unicode_encode_error = UnicodeEncodeError(unicode_error) UNICODE_ATTRIBUTES UNICODE_ENCODE_METHODS;
    unicode_translate_error = UnicodeTranslateError(unicode_error) UNICODE_ATTRIBUTES UNICODE_TRANSLATE_METHODS;
    warning = Warning(exception) NO_FIELDS NO_METHODS;
    bytes_warning = BytesWarning(warning) NO_FIELDS NO_METHODS;
    deprecation_warning = DeprecationWarning(warning) NO_FIELDS NO_METHODS;
    encoding_warning = EncodingWarning(warning) NO_FIELDS NO_METHODS;
    future_warning = FutureWarning(warning) NO_FIELDS NO_METHODS;
    import_warning = ImportWarning(warning) NO_FIELDS NO_METHODS;
    pending_deprecation_warning = PendingDeprecationWarning(warning) NO_FIELDS NO_METHODS;
    resource_warning = ResourceWarning(warning) NO_FIELDS NO_METHODS;
    runtime_warning = RuntimeWarning(warning) NO_FIELDS NO_METHODS;
    syntax_warning = SyntaxWarning(warning) NO_FIELDS NO_METHODS;
    unicode_warning = UnicodeWarning(warning) NO_FIELDS NO_METHODS;
    user_warning = UserWarning(warning) NO_FIELDS NO_METHODS;
}
