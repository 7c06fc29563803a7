//! CPython 3.11's built-in exception classes.

use super::{ClassSpec, Exception, ExceptionClass, ExceptionType, Raised};

/// Names a class: the parameter of [`Raised`].
///
/// The kinds are empty enums in [`kind`]; nobody makes a value of one.
pub trait Kind: 'static {
    /// The class.
    const CLASS: ExceptionClass;
}

impl ExceptionType for Exception {
    const CLASS: ExceptionClass = {
        static SPEC: ClassSpec = ClassSpec::new("Exception", &[<BaseException as ExceptionType>::CLASS]);
        ExceptionClass::new(&SPEC)
    };

    fn from_checked(exception: Exception) -> Self {
        exception
    }
}

/// One line a class: what it is for, its name and its bases. Each line makes a kind, its alias over [`Raised`] and a
/// place in [`BUILTINS`]; everything else is generic, because seventy times the same eight impls would be a
/// fifth of this crate's compile time.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident($($base:ident),*);)*) => {
        /// The kinds: one empty type for each built-in class.
        #[allow(missing_debug_implementations, reason = "there is never a value to print")]
        pub mod kind {
            use super::{ClassSpec, ExceptionClass, ExceptionType, Kind};
            $(
                $(#[$doc])*
                pub enum $name {}

                impl Kind for $name {
                    const CLASS: ExceptionClass = {
                        static SPEC: ClassSpec =
                            ClassSpec::new(stringify!($name), &[$(<super::$base as ExceptionType>::CLASS),*]);
                        ExceptionClass::new(&SPEC)
                    };
                }
            )*
        }

        $( $(#[$doc])* pub type $name = Raised<kind::$name>; )*

        pub(super) static BUILTINS: &[ExceptionClass] =
            &[<Exception as ExceptionType>::CLASS, $(<kind::$name as Kind>::CLASS),*];
    };
}

classes! {
    /// The root of all classes; `except` by this one also catches [`KeyboardInterrupt`], [`SystemExit`] and [`GeneratorExit`].
    BaseException();
    /// Several exceptions raised together.
    BaseExceptionGroup(BaseException);
    /// Several exceptions raised together, none of which is outside `Exception`.
    ExceptionGroup(BaseExceptionGroup, Exception);
    /// A generator is being closed.
    GeneratorExit(BaseException);
    /// The user asked the program to stop.
    KeyboardInterrupt(BaseException);
    /// The program asks to exit.
    SystemExit(BaseException);

    /// The base of the arithmetic errors.
    ArithmeticError(Exception);
    /// A floating-point operation failed.
    FloatingPointError(ArithmeticError);
    /// A result is too large to be represented.
    OverflowError(ArithmeticError);
    /// Division or modulo by zero.
    ZeroDivisionError(ArithmeticError);
    /// An assertion failed.
    AssertionError(Exception);
    /// An attribute cannot be read, set or deleted.
    AttributeError(Exception);
    /// A buffer operation cannot be done.
    BufferError(Exception);
    /// The input ended without data.
    EOFError(Exception);
    /// A module or a name in it cannot be loaded.
    ImportError(Exception);
    /// A module cannot be found.
    ModuleNotFoundError(ImportError);
    /// The base of errors from a key or an index that is not there.
    LookupError(Exception);
    /// A position is out of range.
    IndexError(LookupError);
    /// A key is not in the mapping. Its message is the `repr` of the key.
    KeyError(LookupError);
    /// Memory ran out.
    MemoryError(Exception);
    /// A name is not defined.
    NameError(Exception);
    /// A local name is read before it is set.
    UnboundLocalError(NameError);

    /// The operating system said no.
    OSError(Exception);
    /// An operation would block.
    BlockingIOError(OSError);
    /// A child process failed.
    ChildProcessError(OSError);
    /// The base of connection errors.
    ConnectionError(OSError);
    /// The other end is gone.
    BrokenPipeError(ConnectionError);
    /// The peer aborted the connection attempt.
    ConnectionAbortedError(ConnectionError);
    /// The peer refused the connection.
    ConnectionRefusedError(ConnectionError);
    /// The peer reset the connection.
    ConnectionResetError(ConnectionError);
    /// The file or directory exists already.
    FileExistsError(OSError);
    /// The file or directory does not exist.
    FileNotFoundError(OSError);
    /// A signal interrupted a system call.
    InterruptedError(OSError);
    /// A file operation was asked of a directory.
    IsADirectoryError(OSError);
    /// A directory operation was asked of something else.
    NotADirectoryError(OSError);
    /// The rights do not suffice.
    PermissionError(OSError);
    /// The process does not exist.
    ProcessLookupError(OSError);
    /// The operating system gave up waiting.
    TimeoutError(OSError);

    /// A weak reference's object is gone.
    ReferenceError(Exception);
    /// An error that fits no other class.
    RuntimeError(Exception);
    /// A method has to be overridden.
    NotImplementedError(RuntimeError);
    /// Calls or values are nested too deeply.
    RecursionError(RuntimeError);
    /// An asynchronous iterator has ended.
    StopAsyncIteration(Exception);
    /// An iterator has ended.
    StopIteration(Exception);
    /// The source text cannot be parsed.
    SyntaxError(Exception);
    /// The indentation is wrong.
    IndentationError(SyntaxError);
    /// Tabs and spaces are mixed.
    TabError(IndentationError);
    /// The interpreter has found a mistake of its own.
    SystemError(Exception);
    /// An operation meets a type that it does not fit.
    TypeError(Exception);
    /// A value has the right type and is still not acceptable.
    ValueError(Exception);
    /// The base of encoding errors.
    UnicodeError(ValueError);
    /// Bytes are not text in that encoding.
    UnicodeDecodeError(UnicodeError);
    /// Text cannot be written in that encoding.
    UnicodeEncodeError(UnicodeError);
    /// Text cannot be translated.
    UnicodeTranslateError(UnicodeError);

    /// The base of the warnings.
    Warning(Exception);
    /// About `bytes` and `bytearray`.
    BytesWarning(Warning);
    /// About a feature that will go, for developers.
    DeprecationWarning(Warning);
    /// About encodings.
    EncodingWarning(Warning);
    /// About a feature that will change, for users.
    FutureWarning(Warning);
    /// About imports.
    ImportWarning(Warning);
    /// About a feature that is going to be deprecated.
    PendingDeprecationWarning(Warning);
    /// About a resource that was not released.
    ResourceWarning(Warning);
    /// About doubtful behaviour at run time.
    RuntimeWarning(Warning);
    /// About doubtful syntax.
    SyntaxWarning(Warning);
    /// About Unicode.
    UnicodeWarning(Warning);
    /// A warning of the program's own.
    UserWarning(Warning);
}
