//! pegen
