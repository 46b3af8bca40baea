//! Where the machine writes what it has to say: to `sys.stderr`, be it what a program has put there.

use super::Machine;
use crate::objects::{Module, Str};

/// The standard streams, which are at the end what they were at the start.
const STREAMS: [&str; 3] = ["stdin", "stdout", "stderr"];

impl Machine {
    /// Writes to `sys.stderr`: nothing where there is none. What writing to a program's own object raises is not told.
    pub fn write_error(&self, text: &str) {
        let Some(sys) = self.modules.get_str("sys").and_then(|sys| sys.cast::<Module>()) else {
            return self.host.write_error(text);
        };
        let Some(stream) = sys.dict.get_str("stderr").filter(|stream| !stream.is_none()) else {
            return;
        };
        let first = sys.dict.get_str("__stderr__");
        if self.class(&stream).is_builtin() && first.is_some_and(|first| first.is(&stream)) {
            return self.host.write_error(text);
        }
        let write = self.get_attribute(&stream, &self.intern("write"));
        // Nobody is left to be told of it.
        let _ = write.and_then(|write| self.call(&write, &[Str::new(text)]));
    }

    /// Gives `sys` its first streams again: those that a program has put in their place are about to go.
    pub(super) fn restore_streams(&self) {
        let Some(sys) = self.modules.get_str("sys").and_then(|sys| sys.cast::<Module>()) else {
            return;
        };
        for name in STREAMS {
            if let Some(first) = sys.dict.get_str(&format!("__{name}__")) {
                sys.dict.set_str(name, first);
            }
        }
    }
}
